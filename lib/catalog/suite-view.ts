import type { Context } from "@/lib/kernel/operation";
import { requireProduct } from "./require-product";

const named = {
  select: { id: true, name: true, archivedAt: true, vendor: { select: { id: true, name: true } } },
} as const;

/** A product as a suite: its components, and the suites that it is a component of. `version` is the product's. */
export async function suiteView(ctx: Context, productId: string) {
  const { id, name, version } = await requireProduct(ctx, productId);
  const components = await ctx.tx.suiteComponent.findMany({
    where: { suiteId: productId },
    include: { component: named },
    orderBy: { component: { name: "asc" } },
  });
  const suites = await ctx.tx.suiteComponent.findMany({
    where: { componentId: productId },
    include: { suite: named },
    orderBy: { suite: { name: "asc" } },
  });
  return {
    id,
    name,
    version,
    components: components.map(({ component }) => component),
    suites: suites.map(({ suite }) => suite),
  };
}
