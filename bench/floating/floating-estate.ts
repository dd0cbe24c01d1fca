import type { Runtime } from "@/lib/kernel/runtime";
import { createProduct } from "@/lib/catalog/create-product";
import { createVendor } from "@/lib/catalog/create-vendor";
import { issueKeys } from "@/lib/keys/issue-keys";
import { createLicense } from "@/lib/licenses/create-license";
import { readerToken } from "./export-trail";
import type { Order } from "./load-order";
import { openOrganization } from "../bench-organization";

export type Target = Order["targets"][number];

/** A large pool, a small one, one of 100,000 seats, and a thousand. Each is called with a key of its licence. */
export type FloatingEstate = {
  organizationId: string;
  rules: number;
  /** A token that reads the trail. */
  reader: string;
  one: Target;
  small: Target;
  queued: Target;
  huge: Target;
  thousand: Target[];
};

export async function seedFloating(runtime: Runtime, pools: number): Promise<FloatingEstate> {
  const { organizationId, run } = await openOrganization(runtime);
  const { id: vendorId } = await run(createVendor, { name: "Fernhill" });
  const { id: productId } = await run(createProduct, { vendorId, name: "Render", code: "render" });
  const targetOf = async (name: string, seats: number): Promise<Target> => {
    const { id: licenseId } = await run(createLicense, {
      productId,
      name,
      term: "SUBSCRIPTION",
      allocation: "FLOATING",
      metric: "USER",
      purchase: { seats },
    });
    const { items } = await run(issueKeys, { licenseId });
    const pool = await runtime.db.pool.findFirstOrThrow({ where: { licenseId } });
    return { authorization: `License ${items[0]?.key ?? ""}`, poolId: pool.id };
  };
  const [one, small, queued, huge] = [
    await targetOf("Large pool", 20_000),
    await targetOf("Small pool", 100),
    await targetOf("Pool with a queue", 100),
    await targetOf("Huge pool", 100_000),
  ];
  const thousand: Target[] = [];
  while (thousand.length < pools) {
    const names = Array.from({ length: Math.min(8, pools - thousand.length) }, (_, n) => `Pool ${thousand.length + n}`);
    thousand.push(...(await Promise.all(names.map((name) => targetOf(name, Math.ceil(20_000 / pools))))));
  }
  await settlePools(runtime, organizationId);
  const { rulesVersion: rules } = await runtime.db.pool.findFirstOrThrow({ where: { id: one.poolId } });
  return {
    organizationId,
    rules,
    reader: await readerToken(runtime, organizationId),
    one,
    small,
    queued,
    huge,
    thousand,
  };
}

/** Gives every pool its slots, as its first check-out would. */
async function settlePools(runtime: Runtime, organizationId: string): Promise<void> {
  await runtime.pool.query("SELECT settle_pool($1, id, lease_now()) FROM pool", [organizationId]);
}
