import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { isUsable, stateOn } from "@/lib/licenses/license-state";
import { peopleOutside } from "@/lib/licenses/people-outside.sql";
import { organizationDay } from "@/lib/licenses/organization-day";
import { closeRequest } from "./close-request";
import { seatHeldAlready, settle, takeSeatIfFree } from "./fulfil-request";
import { lockRequest } from "./lock-request";

/** Seats handed out in one transaction; the durable function comes again while there was more to do. */
const batch = 25;

/**
 * Gives freed seats to those who wait, in the order in which they came. People who left or are suspended, or
 * are not where the licence may be used now, lose their place; who is on leave keeps it, and is passed over until they are back. The licence is locked first, as in every other assignment, so nobody gets past the waitlist meanwhile.
 */
export const serveWaitlist = command({
  name: "requests.serve-waitlist",
  permission: "system:run",
  input: z.strictObject({ licenseId: z.string() }),
  async run(ctx, { licenseId }) {
    const license = await lockLicense(ctx, licenseId);
    const { today } = await organizationDay(ctx);
    if (!isUsable(stateOn(license, today))) return { served: 0, more: false };
    const waiting = await ctx.tx.seatRequest.findMany({
      where: { licenseId, status: "WAITLISTED", person: { status: { not: "ON_LEAVE" } } },
      orderBy: [{ waitlistedAt: "asc" }, { waitOrder: "asc" }],
      take: batch,
      select: { id: true },
    });
    let served = 0;
    for (const { id } of waiting) {
      const request = await lockRequest(ctx, id);
      if (request.status !== "WAITLISTED") continue;
      if (request.person.status === "DEPARTED" || request.person.status === "SUSPENDED") {
        await closeRequest(ctx, request, "WITHDRAWN", `${request.person.displayName} is no longer active.`);
        continue;
      }
      if (request.neededUntil && request.neededUntil < today) {
        await closeRequest(ctx, request, "WITHDRAWN", "It was needed only until a day that has passed.");
        continue;
      }
      if ((await peopleOutside(ctx, license, [request.personId])).length > 0) {
        await closeRequest(
          ctx,
          request,
          "WITHDRAWN",
          `${license.name} may no longer be used where ${request.person.displayName} is.`,
        );
        continue;
      }
      const seat = (await seatHeldAlready(ctx, request)) ?? (await takeSeatIfFree(ctx, request, "WAITLISTED"));
      if (seat === null) return { served, more: false };
      await settle(ctx, request, seat.id);
      served++;
    }
    return { served, more: waiting.length === batch };
  },
});
