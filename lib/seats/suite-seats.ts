import type { Context } from "@/lib/kernel/operation";
import { isUsable, stateColumns, stateOn } from "@/lib/licenses/license-state";
import { organizationDay } from "@/lib/licenses/organization-day";
import { heldNow } from "./held-now";

export type SuiteSeat = { id: string; suite: string };

/** The products that a person has through a seat of a suite, by product: the licence of the suite must be usable today. */
export async function componentsHeldBy(ctx: Context, personId: string): Promise<Map<string, SuiteSeat>> {
  const { today } = await organizationDay(ctx);
  const seats = await ctx.tx.seat.findMany({
    where: {
      personId,
      license: { archivedAt: null, product: { components: { some: {} } } },
      ...heldNow(ctx),
    },
    select: {
      id: true,
      license: {
        select: {
          ...stateColumns,
          product: { select: { name: true, components: { select: { componentId: true } } } },
        },
      },
    },
    orderBy: { id: "desc" },
  });
  return new Map(
    seats
      .filter(({ license }) => isUsable(stateOn(license, today)))
      .flatMap(({ id, license: { product } }) =>
        product.components.map(({ componentId }) => [componentId, { id, suite: product.name }] as const),
      ),
  );
}
