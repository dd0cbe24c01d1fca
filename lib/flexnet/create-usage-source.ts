import { command } from "@/lib/kernel/operation";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { requireProductOf, sourceNameTaken } from "./require-source";
import { createUsageSourceInput } from "./schema";
import { sourceView } from "./source-view";

/** Makes a licence server known whose logs will be read. */
export const createUsageSource = command({
  name: "usage-sources.create",
  permission: "usage-source:write",
  input: createUsageSourceInput,
  async run(ctx, input) {
    await requireProductOf(ctx, input.productId);
    const row = { ...input, id: ctx.newId("usageSource"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const source = await orRefuse(
      () => ctx.tx.usageSource.create({ data: row }),
      () => sourceNameTaken(input.name),
    );
    const after = sourceView(source);
    ctx.record("usage-source.created", { kind: "usage-source", id: source.id }, { after, related: [source.productId] });
    return after;
  },
});
