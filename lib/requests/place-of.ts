import type { SeatRequest } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

/** The place of a waiting request in its line, 1 for the next to be served. */
export async function placeOf(
  ctx: Context,
  request: Pick<SeatRequest, "licenseId" | "waitlistedAt" | "waitOrder">,
): Promise<number> {
  if (!request.waitlistedAt) return 1;
  const ahead = await ctx.tx.seatRequest.count({
    where: {
      licenseId: request.licenseId,
      status: "WAITLISTED",
      OR: [
        { waitlistedAt: { lt: request.waitlistedAt } },
        { waitlistedAt: request.waitlistedAt, waitOrder: { lt: request.waitOrder } },
      ],
    },
  });
  return ahead + 1;
}
