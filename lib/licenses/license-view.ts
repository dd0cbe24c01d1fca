import type { Context } from "@/lib/kernel/operation";
import type { SeatCounts } from "./capacity.sql";
import { countSeats } from "./capacity.sql";
import { noticeOn, stateOn } from "./license-state";
import { priceOf } from "./purchase-price";
import { seatCosts, type PricedLot } from "./seat-cost";

const licenseRelations = {
  product: { select: { id: true, name: true, vendor: { select: { id: true, name: true } } } },
  owner: { select: { id: true, displayName: true } },
  department: { select: { id: true, name: true } },
  site: { select: { id: true, name: true } },
  licenseType: { select: { id: true, name: true } },
} as const;

const lotFields = {
  id: true,
  licenseId: true,
  seats: true,
  startsOn: true,
  endsOn: true,
  priceAmount: true,
  currency: true,
  priceBasis: true,
} as const;

/** The lots in use of some licences, by licence, in one statement. */
export async function lotsOf(ctx: Context, licenseIds: readonly string[]): Promise<Map<string, PricedLot[]>> {
  const rows = await ctx.tx.purchase.findMany({
    where: { licenseId: { in: [...licenseIds] }, archivedAt: null },
    select: lotFields,
  });
  const byLicense = new Map<string, PricedLot[]>();
  for (const { licenseId, ...lot } of rows) byLicense.set(licenseId, [...(byLicense.get(licenseId) ?? []), lot]);
  return byLicense;
}

type LicenseRow = Awaited<ReturnType<typeof readRows>>[number];
type ReadRows = { where?: object; orderBy?: object[]; take?: number };

/** Licences with what a list shows of them besides their own fields. */
export function readRows(ctx: Context, { where, orderBy, take }: ReadRows) {
  return ctx.tx.license.findMany({ where, orderBy, take, include: licenseRelations });
}

const noSeats: SeatCounts = { capacity: 0, held: 0, idle: 0, waiting: 0, nextSeatEnd: null };

/** Views of licences with their counts and costs: three statements, however many licences there are. */
export async function licenseViews(ctx: Context, rows: readonly LicenseRow[], today: Date) {
  const ids = rows.map(({ id }) => id);
  const counts = await countSeats(ctx, ids, today);
  const lots = await lotsOf(ctx, ids);
  return rows.map((row) => licenseView(row, counts.get(row.id) ?? noSeats, lots.get(row.id) ?? [], today));
}

export type LicenseView = Awaited<ReturnType<typeof licenseViews>>[number];

function licenseView(row: LicenseRow, counts: SeatCounts, lots: readonly PricedLot[], today: Date) {
  const {
    organizationId: _organization,
    countVersion: _count,
    importKey: _import,
    anchorOn: _anchor,
    graceNotedFor: _grace,
    endNotedFor: _end,
    maintenancePriceAmount,
    maintenanceCurrency: currency,
    product: { vendor, ...product },
    ...license
  } = row;
  const { capacity, held, idle, waiting } = counts;
  return {
    ...license,
    maintenancePrice: priceOf({ priceAmount: maintenancePriceAmount, currency }),
    product,
    vendor,
    state: stateOn(row, today),
    noticeOn: noticeOn(row),
    seats: { capacity, held, idle, free: Math.max(0, capacity - held), over: Math.max(0, held - capacity), waiting },
    costs: seatCosts(lots, today),
  };
}
