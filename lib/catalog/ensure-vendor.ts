import type { Context } from "@/lib/kernel/operation";
import { vendorIdByName } from "./catalog.sql";

export type Ensured = { id: string; outcome: "created" | "changed" | "unchanged" };

/**
 * The vendor of that name, made if there is none: inside another operation's transaction (imports). Two at once get
 * the same vendor. `name` is checked by the caller.
 */
export async function ensureVendor(ctx: Context, name: string): Promise<Ensured> {
  const known = await vendorIdByName(ctx, name);
  if (known) return { id: known, outcome: "unchanged" };
  const row = { id: ctx.newId("vendor"), organizationId: ctx.organizationId, name, createdAt: ctx.now };
  const [vendor] = await ctx.tx.vendor.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (!vendor) return { id: await madeMeanwhile(vendorIdByName(ctx, name), name), outcome: "unchanged" };
  ctx.record("vendor.created", { kind: "vendor", id: vendor.id }, { after: vendor });
  return { id: vendor.id, outcome: "created" };
}

/** The insert met another's row, which a READ COMMITTED transaction sees from its next statement on. */
export async function madeMeanwhile(search: Promise<string | null>, name: string): Promise<string> {
  const id = await search;
  if (id === null) throw new Error(`${name} was there at the insert and gone at the look-up`);
  return id;
}
