import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { ungrantedOf } from "./ungranted-features.sql";

/**
 * Features that a licence does not grant at this moment, or has switched off: a pool of one gives nothing out, but to those
 * to whom an exception grants it.
 */
export const ungrantedFeatures = query({
  name: "pools.ungranted-features",
  permission: "pool:read",
  input: z.strictObject({ licenseId: idField }),
  quiet: true,
  async run(ctx, { licenseId }) {
    const license = await ctx.tx.license.findFirst({ where: { id: licenseId }, select: { productId: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    return ungrantedOf(ctx, { licenseId, productId: license.productId });
  },
});
