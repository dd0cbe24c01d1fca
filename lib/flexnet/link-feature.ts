import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { linkFeatureInput } from "./schema";

/** Says which licence here a feature of a licence server stands for, so that its use is seen beside the licence; or that none does. */
export const linkFeature = command({
  name: "usage-sources.link-feature",
  permission: "usage-source:write",
  input: linkFeatureInput,
  async run(ctx, { usageFeatureId, version, licenseId }) {
    const before = await ctx.tx.usageFeature.findUnique({ where: { id: usageFeatureId }, include: { source: true } });
    if (!before) throw refuse("not-found", { what: "feature" });
    if (before.source.archivedAt) throw refuse("already-archived", { what: "licence server" });
    const license = licenseId
      ? await ctx.tx.license.findFirst({ where: { id: licenseId, archivedAt: null }, select: { id: true, name: true } })
      : null;
    if (licenseId && !license) throw refuseInput({ licenseId: "is not a licence that is in use" });
    const after = changedOnce(
      await ctx.tx.usageFeature.updateManyAndReturn({
        where: { id: usageFeatureId, version },
        data: { licenseId, version: { increment: 1 } },
      }),
    );
    ctx.record(
      "usage-source.feature-linked",
      { kind: "usage-source", id: before.sourceId },
      {
        before: { feature: before.name, licenseId: before.licenseId },
        after: { feature: before.name, licenseId },
        related: [before.licenseId, licenseId],
      },
    );
    return { id: after.id, feature: after.name, license, version: after.version };
  },
});
