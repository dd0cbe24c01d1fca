import { dayIn } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { capacityOfLicense, seatsHeld, seatsHeldNow } from "@/lib/licenses/capacity.sql";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";

type Wanted = {
  licenseId: string;
  personId: string;
  /** Since when, as the source knows it; now, where it does not. */
  heldFrom?: Date | null;
  /** An instant that has passed makes a seat of the past. */
  heldUntil?: Date | null;
};

/**
 * A person's seat as a source knows it, made if it is not there. What was already so is told, not judged: the person may
 * have left and the licence may have expired. Only the seats bought limit it, on the day it started.
 */
export async function ensureSeat(
  ctx: Context,
  { licenseId, personId, heldFrom: since, heldUntil = null }: Wanted,
): Promise<{ id: string; outcome: "created" | "unchanged" }> {
  const license = await lockLicense(ctx, licenseId);
  const heldFrom = since && since < ctx.now ? since : ctx.now;
  const overlapping = {
    OR: [{ heldUntil: null }, { heldUntil: { gt: heldFrom } }],
    ...(heldUntil ? { heldFrom: { lt: heldUntil } } : {}),
  };
  const known = await ctx.tx.seat.findFirst({ where: { licenseId, personId, ...overlapping }, select: { id: true } });
  if (known) return { id: known.id, outcome: "unchanged" };
  await requireRoom(ctx, license, heldFrom, heldUntil);
  const over = heldUntil !== null && heldUntil <= ctx.now;
  const seat = await ctx.tx.seat.create({
    data: {
      id: ctx.newId("seat"),
      organizationId: ctx.organizationId,
      licenseId,
      personId,
      heldFrom,
      heldUntil,
      source: "IMPORTED",
      endReason: over ? "TIME_ENDED" : null,
      createdAt: ctx.now,
    },
  });
  ctx.record("seat.imported", { kind: "seat", id: seat.id }, { after: seat, related: [licenseId, personId] });
  return { id: seat.id, outcome: "created" };
}

/** Room on the day the seat started, and, for one still held, among all that are held now. */
async function requireRoom(
  ctx: Context,
  license: LockedLicense,
  heldFrom: Date,
  heldUntil: Date | null,
): Promise<void> {
  if (license.allocation !== "NAMED")
    throw refuse("license-not-named", {
      license: license.name,
      allocation: license.allocation.toLowerCase().replace("_", "-"),
    });
  const { timeZone, today } = await organizationDay(ctx);
  const atStart = await capacityOfLicense(ctx, license.id, dayIn(timeZone, heldFrom));
  const full = refuse("seat-limit-reached", { license: license.name, limit: atStart });
  if ((await seatsHeld(ctx, license.id, heldFrom)) >= atStart) throw full;
  if (heldUntil && heldUntil <= ctx.now) return;
  const bought = Math.max(atStart, await capacityOfLicense(ctx, license.id, today));
  if ((await seatsHeldNow(ctx, license.id)) >= bought) throw full;
}
