import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function LicenseLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readLicense, { licenseId: (await params).id });
  return children;
}
