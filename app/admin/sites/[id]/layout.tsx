import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readSite } from "@/lib/people/read-site";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function SiteLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readSite, { siteId: (await params).id });
  return children;
}
