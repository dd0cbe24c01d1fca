import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { productForReference } from "./catalog.sql";
import { createReleaseInput } from "./release-schema";
import { recordedRelease, releaseView } from "./release-view";
import { releaseKnown } from "./require-release";

/** Notes that a version of a product was published. What was announced for a later day may be noted before it. */
export const createRelease = command({
  name: "releases.create",
  permission: "product:write",
  input: createReleaseInput,
  async run(ctx, input) {
    const product = await productForReference(ctx, input.productId);
    if (!product) throw refuse("not-found", { what: "product" });
    if (product.archived) throw refuse("already-archived", { what: "product" });
    const row = { ...input, id: ctx.newId("release"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [release] = await ctx.tx.release.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!release) throw releaseKnown(product.name, input.version);
    ctx.record(
      "release.created",
      { kind: "release", id: release.id },
      { after: recordedRelease(release), related: [release.productId] },
    );
    return releaseView(release);
  },
});
