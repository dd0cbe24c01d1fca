import { command } from "@/lib/kernel/operation";
import { writeAddOnFeatures } from "./add-on-features";
import { createAddOnInput } from "./add-on-schema";
import { addOnCodeTaken, addOnFacts, requireAddOn } from "./add-on-view";
import { requireCurrentProduct } from "./require-feature";

export const createAddOn = command({
  name: "add-ons.create",
  permission: "product:write",
  input: createAddOnInput,
  async run(ctx, { features, ...input }) {
    await requireCurrentProduct(ctx, input.productId);
    const row = { ...input, id: ctx.newId("addOn"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [made] = await ctx.tx.addOn.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!made) throw addOnCodeTaken(input.code);
    await writeAddOnFeatures(ctx, made.id, made.productId, features);
    const addOn = await requireAddOn(ctx, made.id);
    ctx.record(
      "add-on.created",
      { kind: "add-on", id: addOn.id },
      { after: addOnFacts(addOn), related: [addOn.productId] },
    );
    return addOn;
  },
});
