import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { countSeats } from "@/lib/licenses/capacity.sql";
import { countAll, isOver } from "@/lib/licenses/license-filter";
import { stateOn, type LicenseState } from "@/lib/licenses/license-state";
import { organizationDay } from "@/lib/licenses/organization-day";
import { peopleThroughSuites } from "./suite-position.sql";

export type PositionRow = {
  id: string;
  name: string;
  product: { id: string; name: string };
  vendor: { id: string; name: string };
  term: string;
  allocation: string;
  state: LicenseState;
  owned: number;
  assigned: number;
  free: number;
  over: number;
  endsOn: Date | null;
  /** What a seat satisfies besides, where the product is a suite. */
  components: { id: string; name: string }[];
  /** How many people have the product through a suite, without a seat of this licence being needed. */
  throughSuites: number;
};

const listPositionInput = pageInput
  .extend({
    q: z.string().trim().max(200).optional(),
    vendor: z.string().max(64).optional(),
    product: z.string().max(64).optional(),
    over: z.literal("1").optional(),
  })
  .strict();

/**
 * The licence position of today, a row a licence that is not archived: owned (lots in force), assigned (seats held, or units that machines hold),
 * free and over. A licence that has ended owns nothing: what is still held of it is over.
 */
export const listPosition = query({
  name: "reports.position",
  permission: "position:read",
  input: listPositionInput,
  async run(ctx, { q, vendor, product, over, ...paging }): Promise<Page<PositionRow>> {
    const { today } = await organizationDay(ctx);
    const keys = keyset({ name: "text", endsOn: "instant?" }, paging);
    const overIds = over
      ? [...(await countAll(ctx, today))].filter(([, counts]) => isOver(counts)).map(([id]) => id)
      : null;
    const filter: Prisma.LicenseWhereInput = {
      archivedAt: null,
      ...(overIds ? { id: { in: overIds } } : {}),
      ...(product ? { productId: product } : {}),
      ...(vendor ? { product: { vendorId: vendor } } : {}),
      ...(q
        ? {
            OR: [
              { name: containing(q) },
              { product: { name: containing(q) } },
              { product: { vendor: { name: containing(q) } } },
            ],
          }
        : {}),
    };
    const total = await ctx.tx.license.count({ where: filter });
    const rows = await ctx.tx.license.findMany({
      where: { AND: [filter, keys.where] },
      orderBy: keys.orderBy,
      take: keys.take,
      include: {
        product: {
          select: {
            id: true,
            name: true,
            vendor: { select: { id: true, name: true } },
            components: {
              select: { component: { select: { id: true, name: true } } },
              orderBy: { component: { name: "asc" } },
            },
          },
        },
      },
    });
    const page = keys.cut(rows);
    const counts = await countSeats(
      ctx,
      page.items.map((row) => row.id),
      today,
    );
    const throughSuites = await peopleThroughSuites(
      ctx,
      page.items.map((row) => row.productId),
    );
    const items = page.items.map((row): PositionRow => {
      const { capacity, held } = counts.get(row.id) ?? { capacity: 0, held: 0 };
      return {
        id: row.id,
        name: row.name,
        product: { id: row.product.id, name: row.product.name },
        vendor: row.product.vendor,
        term: row.term,
        allocation: row.allocation,
        state: stateOn(row, today),
        owned: capacity,
        assigned: held,
        free: Math.max(0, capacity - held),
        over: Math.max(0, held - capacity),
        endsOn: row.endsOn,
        components: row.product.components.map(({ component }) => component),
        throughSuites: throughSuites.get(row.productId) ?? 0,
      };
    });
    return { ...page, items, total };
  },
});

/** The sums over all licences that are not archived. */
export const positionTotals = query({
  name: "reports.position-totals",
  permission: "position:read",
  input: z.strictObject({}),
  quiet: true,
  async run(ctx) {
    const { today } = await organizationDay(ctx);
    const licenses = await ctx.tx.license.count({ where: { archivedAt: null } });
    const counts = [...(await countAll(ctx, today)).values()];
    const sum = (of: (row: { capacity: number; held: number }) => number) =>
      counts.reduce((total, row) => total + of(row), 0);
    return {
      licenses,
      owned: sum((row) => row.capacity),
      assigned: sum((row) => row.held),
      free: sum((row) => Math.max(0, row.capacity - row.held)),
      over: sum((row) => Math.max(0, row.held - row.capacity)),
      licensesOver: counts.filter(isOver).length,
      today,
    };
  },
});
