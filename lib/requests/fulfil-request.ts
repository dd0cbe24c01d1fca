import type { SeatRequest } from "@/lib/db/generated/client";
import { endOfDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { lockLicense } from "@/lib/licenses/lock-license";
import { heldNow } from "@/lib/seats/held-now";
import { componentsHeldBy } from "@/lib/seats/suite-seats";
import { takeSeat } from "@/lib/seats/take-seat";
import { tellRequester } from "./tell-people";

/**
 * Gives an approved request its seat in this same transaction; where none is free, or others wait already, it joins the
 * waitlist behind them. The licence is locked first, so that what was free is still free. Who is on leave holds nobody up.
 */
export async function fulfilRequest(ctx: Context, request: SeatRequest): Promise<SeatRequest> {
  const license = await lockLicense(ctx, request.licenseId);
  const ahead = await ctx.tx.seatRequest.count({
    where: {
      licenseId: license.id,
      status: "WAITLISTED",
      id: { not: request.id },
      person: { status: { not: "ON_LEAVE" } },
    },
  });
  const seat =
    (await seatHeldAlready(ctx, request)) ?? (ahead > 0 ? null : await takeSeatIfFree(ctx, request, "REQUESTED"));
  return seat === null ? joinWaitlist(ctx, request, license.id) : settle(ctx, request, seat.id);
}

/**
 * Somebody may have been given a seat by hand while the request was open, of the licence or of a suite that includes its
 * product: the request is then fulfilled by it.
 */
export async function seatHeldAlready(
  ctx: Context,
  { licenseId, personId }: SeatRequest,
): Promise<{ id: string } | null> {
  const own = await ctx.tx.seat.findFirst({ where: { licenseId, personId, ...heldNow(ctx) }, select: { id: true } });
  if (own) return own;
  const { productId } = await ctx.tx.license.findUniqueOrThrow({
    where: { id: licenseId },
    select: { productId: true },
  });
  return (await componentsHeldBy(ctx, personId)).get(productId) ?? null;
}

/** The seat, or null where all are held. Every other refusal is the caller's to hear. */
export async function takeSeatIfFree(ctx: Context, request: SeatRequest, source: "REQUESTED" | "WAITLISTED") {
  const { timeZone } = await organizationDay(ctx);
  const until = request.neededUntil ? endOfDay(timeZone, request.neededUntil) : null;
  try {
    // Whose turn it is was settled by the caller, under the licence's lock.
    return await takeSeat(ctx, {
      licenseId: request.licenseId,
      personId: request.personId,
      until,
      source,
      requestId: request.id,
      skipWaitlist: true,
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === "seat-limit-reached") return null;
    throw error;
  }
}

export async function settle(ctx: Context, request: SeatRequest, seatId: string): Promise<SeatRequest> {
  const settled = await ctx.tx.seatRequest.update({
    where: { id: request.id },
    data: { status: "FULFILLED", seatId, decidedAt: ctx.now, version: { increment: 1 } },
  });
  ctx.record(
    "request.fulfilled",
    { kind: "request", id: request.id },
    {
      before: { status: request.status },
      after: { status: "FULFILLED", seatId },
      related: [request.licenseId, request.personId, seatId],
    },
  );
  await tellRequester(ctx, settled, "granted");
  return settled;
}

async function joinWaitlist(ctx: Context, request: SeatRequest, licenseId: string): Promise<SeatRequest> {
  const [{ order }] = await ctx.tx.$queryRaw<
    [{ order: bigint }]
  >`SELECT nextval(pg_get_serial_sequence('seat_request', 'wait_order')) AS "order"`;
  const waiting = await ctx.tx.seatRequest.update({
    where: { id: request.id },
    data: { status: "WAITLISTED", waitlistedAt: ctx.now, waitOrder: order, version: { increment: 1 } },
  });
  ctx.record(
    "request.waitlisted",
    { kind: "request", id: request.id },
    { before: { status: request.status }, after: { status: "WAITLISTED" }, related: [licenseId, request.personId] },
  );
  await tellRequester(ctx, waiting, "waitlisted");
  return waiting;
}
