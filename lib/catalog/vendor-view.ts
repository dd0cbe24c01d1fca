import type { Vendor } from "@/lib/db/generated/client";

export type VendorView = Omit<Vendor, "organizationId">;

export function vendorView({ organizationId: _, ...vendor }: Vendor): VendorView {
  return vendor;
}
