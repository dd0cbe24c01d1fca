import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readVendor } from "@/lib/catalog/read-vendor";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function VendorLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readVendor, { vendorId: (await params).id });
  return children;
}
