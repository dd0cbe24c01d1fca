import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { getApproval } from "@/lib/requests/approvals";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function RequestLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(getApproval, { requestId: (await params).id });
  return children;
}
