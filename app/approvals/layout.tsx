import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { countApprovals } from "@/lib/requests/approvals";
import { countTransfersToDecide } from "@/lib/lifecycle/transfers-to-decide";
import { Portal } from "../portal";

export default async function ApproverLayout({ children }: { children: ReactNode }) {
  return (
    <Portal name="approver" counts={{ approvals: await waiting() }}>
      {children}
    </Portal>
  );
}

/** Requests and transfers that wait for a decision. */
async function waiting(): Promise<number> {
  return (await asUser(countApprovals, {})) + (await asUser(countTransfersToDecide, {}));
}
