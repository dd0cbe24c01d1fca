import type { Vendor } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

export async function requireVendor(ctx: Context, vendorId: string): Promise<Vendor> {
  const vendor = await ctx.tx.vendor.findFirst({ where: { id: vendorId } });
  if (!vendor) throw refuse("not-found", { what: "vendor" });
  return vendor;
}

export const vendorNameTaken = (name: string) => refuse("name-taken", { what: "a vendor", name });
