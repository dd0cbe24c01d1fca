import { query } from "@/lib/kernel/operation";
import { productIdInput } from "./schema";

/** The channels that the releases of a product are in, for filters and suggestions. */
export const listChannels = query({
  name: "releases.channels",
  permission: "product:read",
  input: productIdInput,
  async run(ctx, { productId }): Promise<string[]> {
    const rows = await ctx.tx.release.findMany({
      where: { productId, archivedAt: null },
      distinct: ["channel"],
      orderBy: { channel: "asc" },
      select: { channel: true },
      take: 50,
    });
    return rows.map(({ channel }) => channel);
  },
});
