import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { usageUserView } from "./usage-user-view";

export const readUsageUser = query({
  name: "usage-sources.user",
  permission: "usage-source:read",
  input: z.strictObject({ userId: idField }),
  async run(ctx, { userId }) {
    const user = await ctx.tx.usageUser.findUnique({
      where: { id: userId },
      include: { person: { select: { displayName: true } } },
    });
    if (!user) throw refuse("not-found", { what: "user name" });
    return usageUserView(user);
  },
});
