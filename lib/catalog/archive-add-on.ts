import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { addOnIdInput } from "./add-on-schema";
import { addOnFacts, requireAddOn } from "./add-on-view";
import { lockAddOn } from "./catalog.sql";

export const archiveAddOn = command({
  name: "add-ons.archive",
  permission: "product:write",
  input: addOnIdInput,
  async run(ctx, { addOnId }) {
    await lockAddOn(ctx, addOnId);
    const before = await requireAddOn(ctx, addOnId);
    if (before.archivedAt) return before;
    if (before.licenses > 0)
      throw refuse("in-use", {
        what: before.name,
        why: `belongs to ${before.licenses} ${before.licenses === 1 ? "licence" : "licences"}`,
        remedy: "Withdraw it there first.",
      });
    await ctx.tx.addOn.update({ where: { id: addOnId }, data: { archivedAt: ctx.now, version: { increment: 1 } } });
    const after = await requireAddOn(ctx, addOnId);
    ctx.record(
      "add-on.archived",
      { kind: "add-on", id: addOnId },
      { before: addOnFacts(before), after: addOnFacts(after), related: [before.productId] },
    );
    return after;
  },
});
