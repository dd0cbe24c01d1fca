import { command, query, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { applyOutcomes, type ApplyOutcome } from "./apply-outcome";
import { grantTypeFeatures } from "./grant-type-features";
import { lockLicensesOf } from "./license-type.sql";
import { applyLicenseTypeInput } from "./license-type-schema";
import { featuresOf } from "./license-type-view";
import type { LockedLicense } from "./lock-license";
import { lockLicenseType, requireLicenseType } from "./require-license-type";

/** What `applyLicenseType` with the same input would do to each licence. Nothing is changed. */
export const previewApplyType = query({
  name: "license-types.preview-apply",
  permission: "license-type:read",
  input: applyLicenseTypeInput,
  async run(ctx, { licenseTypeId, licenseIds, ...asked }) {
    const type = await requireLicenseType(ctx, licenseTypeId);
    const answers = await applyOutcomes(ctx, type, await namedLicenses(ctx, licenseIds), asked);
    return summary(answers.map(({ outcome }) => outcome));
  },
});

/**
 * Brings chosen licences in line with their type: each wholly or, with the reason, not at all. All are locked first, in one
 * order, so that what is held is counted as it stays until the end.
 */
export const applyLicenseType = command({
  name: "license-types.apply",
  permission: "license-type:write",
  input: applyLicenseTypeInput,
  async run(ctx, { licenseTypeId, licenseIds, ...asked }) {
    const type = await lockLicenseType(ctx, licenseTypeId);
    if (type.archivedAt) throw refuse("already-archived", { what: "licence type" });
    await lockLicensesOf(ctx, licenseIds);
    const answers = await applyOutcomes(ctx, type, await namedLicenses(ctx, licenseIds), asked);
    const outcomes: ApplyOutcome[] = [];
    for (const { outcome, license, rules } of answers) {
      if (outcome.outcome !== "applied") {
        outcomes.push(outcome);
        continue;
      }
      const data = { ...rules, version: { increment: 1 } };
      const after = await ctx.tx.license.update({ where: { id: license.id }, data });
      if (outcome.differences.some(({ field }) => field === "features"))
        await grantTypeFeatures(ctx, license, featuresOf(type));
      ctx.record(
        "license.type-applied",
        { kind: "license", id: license.id },
        { before: license, after, related: [licenseTypeId, license.productId] },
      );
      if (after.allocation === "NAMED") ctx.emit("seat/freed", { licenseId: license.id });
      outcomes.push({ ...outcome, version: after.version });
    }
    return summary(outcomes);
  },
});

async function namedLicenses(ctx: Context, licenseIds: readonly string[]): Promise<LockedLicense[]> {
  const found = await ctx.tx.license.findMany({ where: { id: { in: [...licenseIds] } } });
  const known = new Set(found.map(({ id }) => id));
  const missing = licenseIds.findIndex((id) => !known.has(id));
  if (missing >= 0) throw refuseInput({ [`licenseIds/${missing}`]: "is not a licence here" });
  return found;
}

function summary(licenses: ApplyOutcome[]) {
  const count = (outcome: ApplyOutcome["outcome"]) => licenses.filter((one) => one.outcome === outcome).length;
  return {
    applied: count("applied"),
    unchanged: count("unchanged"),
    refused: count("refused") + count("changed-meanwhile"),
    licenses,
  };
}
