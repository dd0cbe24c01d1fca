import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { countApprovals } from "@/lib/requests/approvals";
import { Portal } from "../portal";

export default async function ApproverLayout({ children }: { children: ReactNode }) {
  return (
    <Portal name="approver" counts={{ approvals: await asUser(countApprovals, {}) }}>
      {children}
    </Portal>
  );
}
