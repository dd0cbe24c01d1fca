import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { productForReference } from "./catalog.sql";
import { releaseIdInput } from "./release-schema";
import { recordedRelease, releaseView } from "./release-view";
import { releaseKnown, requireRelease } from "./require-release";

export const restoreRelease = command({
  name: "releases.restore",
  permission: "product:write",
  input: releaseIdInput,
  async run(ctx, { releaseId }) {
    const { product, ...before } = await requireRelease(ctx, releaseId);
    if (!before.archivedAt) return releaseView(before);
    if ((await productForReference(ctx, before.productId))?.archived)
      throw refuse("in-use", { what: product.name, why: "is archived", remedy: "Restore the product first." });
    const update = ctx.tx.release.updateManyAndReturn({
      where: { id: releaseId, rowVersion: before.rowVersion },
      data: { archivedAt: null, rowVersion: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => releaseKnown(product.name, before.version),
      ),
    );
    ctx.record(
      "release.restored",
      { kind: "release", id: releaseId },
      { before: recordedRelease(before), after: recordedRelease(after), related: [before.productId] },
    );
    return releaseView(after);
  },
});
