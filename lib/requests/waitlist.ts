import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { requestInclude, requestView, type RequestView } from "./request-view";

/** Who waits for a seat of a licence, first in line first. */
export const waitlist = query({
  name: "requests.waitlist",
  permission: "request:read",
  input: z.strictObject({ licenseId: z.string() }),
  async run(ctx, { licenseId }): Promise<(RequestView & { place: number })[]> {
    const rows = await ctx.tx.seatRequest.findMany({
      where: { licenseId, status: "WAITLISTED" },
      orderBy: [{ waitlistedAt: "asc" }, { waitOrder: "asc" }],
      take: 500,
      include: requestInclude,
    });
    return rows.map((row, index) => ({ ...requestView(row), place: index + 1 }));
  },
});
