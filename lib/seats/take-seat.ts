import type { SeatSource } from "@/lib/db/generated/enums";
import { lockLicense } from "@/lib/licenses/lock-license";
import { startTrial } from "@/lib/licenses/start-trial";
import { claimTrial } from "@/lib/licenses/trial-use";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { requireUsable, roomIn, waitingAhead } from "./free-seats";
import { heldNow } from "./held-now";
import { requireActivePerson } from "./holder";
import { requireInside } from "./require-inside";

type TakeSeat = {
  licenseId: string;
  personId: string;
  /** The instant at which a time-boxed seat ends. */
  until?: Date | null;
  source: SeatSource;
  requestId?: string | null;
  previousSeatId?: string | null;
  reason?: string | null;
  /** Whose turn it is: those who wait go first, unless this is their turn or an admin skips them. */
  skipWaitlist?: boolean;
  event?: "seat.assigned" | "seat.restored";
};

/**
 * Gives a person a seat of a licence: the one place where a free seat is taken. The licence is locked first, so that
 * assignments of one licence take turns and the last seat is given once.
 */
export async function takeSeat(ctx: Context, { licenseId, personId, ...options }: TakeSeat) {
  const license = await lockLicense(ctx, licenseId);
  const today = await requireUsable(ctx, license);
  const person = await requireActivePerson(ctx, personId);
  const names = { license: license.name, person: person.displayName };
  if (await ctx.tx.seat.findFirst({ where: { licenseId, personId, ...heldNow(ctx) }, select: { id: true } }))
    throw refuse("seat-already-held", names);
  await requireInside(ctx, license, person);
  const room = await roomIn(ctx, license, today);
  if (room.open === 0) throw refuse("seat-limit-reached", { license: license.name, limit: room.capacity });
  if (!options.skipWaitlist) {
    const waiting = await waitingAhead(ctx, licenseId, personId);
    if (waiting >= room.open) throw refuse("waitlist-first", { license: license.name, waiting });
  }
  await claimTrial(ctx, license, { personId });
  if (license.term === "TRIAL") await startTrial(ctx, licenseId, "FIRST_ACTIVATION");
  const seat = await ctx.tx.seat.create({
    data: {
      id: ctx.newId("seat"),
      organizationId: ctx.organizationId,
      licenseId,
      personId,
      heldFrom: ctx.now,
      heldUntil: options.until ?? null,
      source: options.source,
      requestId: options.requestId ?? null,
      previousSeatId: options.previousSeatId ?? null,
      createdAt: ctx.now,
    },
  });
  ctx.record(
    options.event ?? "seat.assigned",
    { kind: "seat", id: seat.id },
    { after: seat, reason: options.reason, related: [licenseId, personId] },
  );
  return seat;
}
