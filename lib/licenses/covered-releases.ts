import type { Context } from "@/lib/kernel/operation";
import type { ReleaseFact } from "./version-right";

type Covered = { id: string; name: string; releases: ReleaseFact[] };

/** What a licence of a product may have run: that product and, where it is a suite, its parts, with their releases. */
export async function coveredReleases(ctx: Context, productId: string): Promise<Covered[]> {
  const products = await ctx.tx.product.findMany({
    where: { OR: [{ id: productId }, { suites: { some: { suiteId: productId } } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      releases: {
        where: { archivedAt: null },
        select: { version: true, channel: true, releasedOn: true, withdrawnAt: true },
      },
    },
  });
  return products.sort((one, other) => Number(other.id === productId) - Number(one.id === productId));
}
