import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";

/** Marks one's own notices as read: these, or all. No business fact, so nothing for the trail. */
export const markNoticesRead = command({
  name: "notices.mark-read",
  permission: "own:read",
  input: z.strictObject({ noticeIds: z.array(idField).max(200).optional() }),
  async run(ctx, { noticeIds }) {
    const personId = (ctx.actor.kind === "account" ? ctx.actor.personId : null) ?? "";
    const { count } = await ctx.tx.notification.updateMany({
      where: { personId, readAt: null, ...(noticeIds ? { id: { in: noticeIds } } : {}) },
      data: { readAt: ctx.now },
    });
    return { marked: count };
  },
});
