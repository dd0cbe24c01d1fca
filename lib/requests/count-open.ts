import { z } from "zod";
import { query } from "@/lib/kernel/operation";

/** How many of my requests are open: for the menu. */
export const countMyOpenRequests = query({
  name: "requests.count-mine",
  permission: "own:read",
  input: z.strictObject({}),
  quiet: true,
  run: (ctx) => {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    return personId === null
      ? Promise.resolve(0)
      : ctx.tx.seatRequest.count({ where: { personId, status: { in: ["PENDING", "WAITLISTED"] } } });
  },
});
