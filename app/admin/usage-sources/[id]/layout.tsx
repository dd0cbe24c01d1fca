import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function UsageSourceLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readUsageSource, { sourceId: (await params).id });
  return children;
}
