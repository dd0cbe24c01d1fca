import { z } from "zod";
import type { ApprovalRule } from "@/lib/db/generated/enums";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { containing } from "@/lib/kernel/text-search";
import { countSeats } from "@/lib/licenses/capacity.sql";
import { isUsable, stateOn } from "@/lib/licenses/license-state";
import { organizationDay } from "@/lib/licenses/organization-day";
import { seatCosts, type SeatCost } from "@/lib/licenses/seat-cost";
import { heldNow } from "@/lib/seats/held-now";
import { componentsHeldBy } from "@/lib/seats/suite-seats";

export type CatalogOffer = {
  licenseId: string;
  licenseName: string;
  capacity: number;
  held: number;
  free: number;
  waiting: number;
  approvals: ApprovalRule[];
  owner: string | null;
  /** Null where the organisation does not show prices, or none is known. */
  price: SeatCost | null;
  /** Where I stand with it. */
  mine:
    | { kind: "seat"; seatId: string }
    | { kind: "suite"; seatId: string; suite: string }
    | { kind: "request"; requestId: string; status: "PENDING" | "WAITLISTED" }
    | null;
};

export type CatalogProduct = {
  productId: string;
  name: string;
  vendor: string;
  category: string | null;
  description: string | null;
  offers: CatalogOffer[];
};

const browseInput = z.strictObject({
  q: z.string().trim().max(200).optional(),
  category: z.string().optional(),
  product: z.string().optional(),
  free: z.literal("1").optional(),
});

/** What may be requested: products with their named licences in force, live availability, and where I stand. */
export const browseCatalog = query({
  name: "requests.catalog",
  permission: "catalog:browse",
  input: browseInput,
  async run(ctx, { q, category, product, free }): Promise<CatalogProduct[]> {
    const { today } = await organizationDay(ctx);
    const { showPrices } = await ctx.tx.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { showPrices: true },
    });
    const personId = ctx.actor.kind === "account" ? (ctx.actor.personId ?? "") : "";
    const products = await ctx.tx.product.findMany({
      where: {
        requestable: true,
        archivedAt: null,
        ...(product ? { id: product } : {}),
        ...(category ? { category } : {}),
        ...(q
          ? {
              OR: [
                { name: containing(q) },
                { vendor: { name: containing(q) } },
                { category: containing(q) },
                { description: containing(q) },
              ],
            }
          : {}),
      },
      include: {
        vendor: true,
        owner: true,
        licenses: {
          where: { archivedAt: null, allocation: "NAMED" },
          orderBy: { name: "asc" },
          include: {
            owner: true,
            purchases: { where: { archivedAt: null } },
            seats: { where: { personId, ...heldNow(ctx) }, select: { id: true } },
            requests: {
              where: { personId, status: { in: ["PENDING", "WAITLISTED"] } },
              select: { id: true, status: true },
            },
          },
        },
      },
      orderBy: { name: "asc" },
      take: 500,
    });
    const active = products.map((row) => ({
      ...row,
      licenses: row.licenses.filter((license) => isUsable(stateOn(license, today))),
    }));
    const counts = await countSeats(
      ctx,
      active.flatMap((row) => row.licenses.map((license) => license.id)),
      today,
    );
    const throughSuites = await componentsHeldBy(ctx, personId);
    const shown = active.map((row): CatalogProduct => ({
      productId: row.id,
      name: row.name,
      vendor: row.vendor.name,
      category: row.category,
      description: row.description,
      offers: row.licenses.map((license): CatalogOffer => {
        const { capacity, held, waiting } = counts.get(license.id) ?? { capacity: 0, held: 0, waiting: 0 };
        const [seat] = license.seats;
        const [request] = license.requests;
        const suite = throughSuites.get(row.id);
        return {
          licenseId: license.id,
          licenseName: license.name,
          capacity,
          held,
          free: Math.max(0, capacity - held),
          waiting,
          approvals: license.approvalOverride ? license.approvalRules : row.approvalRules,
          owner: (license.owner ?? row.owner)?.displayName ?? null,
          price: showPrices ? (seatCosts(license.purchases, today)[0] ?? null) : null,
          mine: seat
            ? { kind: "seat", seatId: seat.id }
            : request
              ? {
                  kind: "request",
                  requestId: request.id,
                  status: request.status === "WAITLISTED" ? "WAITLISTED" : "PENDING",
                }
              : suite
                ? { kind: "suite", seatId: suite.id, suite: suite.suite }
                : null,
        };
      }),
    }));
    return shown.filter(
      (row) => row.offers.length > 0 && (!free || row.offers.some((offer) => offer.free > 0 && offer.waiting === 0)),
    );
  },
});

/** One product of the catalogue. */
export const getCatalogProduct = query({
  name: "requests.catalog-product",
  permission: "catalog:browse",
  input: z.strictObject({ productId: z.string() }),
  async run(ctx, { productId }): Promise<CatalogProduct> {
    const [found] = await browseCatalog.run(ctx, { product: productId });
    if (!found) throw refuse("not-found", { what: "such software in the catalogue" });
    return found;
  },
});
