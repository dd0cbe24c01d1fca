import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { seatParts, seatsLeftFor } from "./seat-parts";

/** How the seats of a licence are parted among its pools, and how many are left for one of them or for another. */
export const readParts = query({
  name: "pools.parts",
  permission: "pool:read",
  input: z.strictObject({ licenseId: idField, poolId: idField.nullable() }),
  quiet: true,
  async run(ctx, { licenseId, poolId }) {
    if ((await ctx.tx.license.count({ where: { id: licenseId } })) === 0)
      throw refuse("not-found", { what: "licence" });
    const all = await seatParts(ctx, licenseId);
    return { ...all, left: seatsLeftFor(poolId, all) };
  },
});
