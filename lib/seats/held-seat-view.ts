import { addDays } from "@/lib/kernel/calendar";
import type { SeatEnd } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { idleAfterDays } from "@/lib/licenses/capacity.sql";
import { lotsOf } from "@/lib/licenses/license-view";
import { seatCosts, type SeatCost } from "@/lib/licenses/seat-cost";
import { heldNow } from "./held-now";
import { undoDays } from "./undo-days";
import { lastUsedOf } from "./seats.sql";
import { seatView } from "./seat-view";

const seatRelations = {
  person: {
    select: {
      id: true,
      displayName: true,
      email: true,
      status: true,
      department: { select: { id: true, name: true } },
    },
  },
  license: {
    select: {
      id: true,
      name: true,
      reassignable: true,
      product: { select: { id: true, name: true, vendor: { select: { id: true, name: true } } } },
    },
  },
} as const;

type ReadSeats = { where: object; orderBy: object[]; take: number };

/** Seats with their holder and licence. */
export function readSeats(ctx: Context, args: ReadSeats) {
  return ctx.tx.seat.findMany({ ...args, include: seatRelations });
}

type SeatRow = Awaited<ReturnType<typeof readSeats>>[number];

/** Views of seats with last use, idleness and what each costs: a few statements, however many seats there are. */
export async function heldSeatViews(ctx: Context, rows: readonly SeatRow[], today: Date) {
  const lastUsed = await lastUsedOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const lots = await lotsOf(ctx, [...new Set(rows.map(({ licenseId }) => licenseId))]);
  const holding = await holdersAmong(
    ctx,
    rows.filter((row) => canBeRestored(row, ctx.now)),
  );
  const costs = new Map<string, SeatCost[]>([...lots].map(([licenseId, own]) => [licenseId, seatCosts(own, today)]));
  return rows.map(({ person, license, ...seat }) => {
    const lastUsedOn = lastUsed.get(seat.id) ?? null;
    return {
      ...seatView(seat),
      endNote: seat.endNote,
      person,
      license,
      isHeld: isHeldAt(seat, ctx.now),
      canBeRestored: canBeRestored(seat, ctx.now) && !holding.has(`${seat.licenseId}/${seat.personId}`),
      lastUsedOn,
      isIdle: isHeldAt(seat, ctx.now) && isIdle(seat.heldFrom, lastUsedOn, today, ctx.now),
      costs: costs.get(seat.licenseId) ?? [],
    };
  });
}

export type HeldSeatView = Awaited<ReturnType<typeof heldSeatViews>>[number];

function isHeldAt(seat: { heldFrom: Date; heldUntil: Date | null }, now: Date): boolean {
  return seat.heldFrom <= now && (seat.heldUntil === null || seat.heldUntil > now);
}

/** Which of these people hold a seat of the same licence again. */
async function holdersAmong(
  ctx: Context,
  seats: readonly { licenseId: string; personId: string }[],
): Promise<Set<string>> {
  if (seats.length === 0) return new Set();
  const pairs = seats.map(({ licenseId, personId }) => ({ licenseId, personId }));
  const held = await ctx.tx.seat.findMany({
    where: { AND: [{ OR: pairs }, heldNow(ctx)] },
    select: { licenseId: true, personId: true },
  });
  return new Set(held.map(({ licenseId, personId }) => `${licenseId}/${personId}`));
}

/** Released or given back not too long ago: whether the seat is still free is found out when it is tried. */
function canBeRestored(
  { endReason, heldUntil }: { endReason: SeatEnd | null; heldUntil: Date | null },
  now: Date,
): boolean {
  return (
    (endReason === "RELEASED" || endReason === "GIVEN_BACK") &&
    heldUntil !== null &&
    heldUntil >= addDays(now, -undoDays)
  );
}

function isIdle(heldFrom: Date, lastUsedOn: Date | null, today: Date, now: Date): boolean {
  return (
    heldFrom <= addDays(now, -idleAfterDays) && (lastUsedOn === null || lastUsedOn <= addDays(today, -idleAfterDays))
  );
}
