import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readLicenseType } from "@/lib/licenses/read-license-type";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function LicenseTypeLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readLicenseType, { licenseTypeId: (await params).id });
  return children;
}
