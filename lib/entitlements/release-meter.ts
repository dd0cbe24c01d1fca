import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { effectiveEntitlements } from "./effective-entitlements";
import { readEntitlementFacts } from "./entitlement-facts";
import { readMeter, takeFromMeter } from "./meter.sql";
import { meterView, requireMetered } from "./metered-feature";
import { releaseMeterInput } from "./schema";

/** Gives back what was used in the present period, and no more than that; also when the feature is not granted any more. */
export const releaseMeter = command({
  name: "meters.release",
  permission: "client:use",
  input: releaseMeterInput,
  async run(ctx, { licenseId, feature: named, amount }) {
    const { feature, period } = await requireMetered(ctx, licenseId, named);
    const key = { licenseId, featureId: feature.id, periodOn: period.periodOn };
    const count = await takeFromMeter(ctx, key, amount);
    if (!count) throw refuse("meter-released-too-much", { used: Number((await readMeter(ctx, key)).used) });
    ctx.record(
      "meter.released",
      { kind: "feature", id: feature.id },
      { after: { amount, ...count }, related: [licenseId] },
    );
    const facts = await readEntitlementFacts(ctx, licenseId);
    const [line] = effectiveEntitlements(facts, ctx.now).filter(({ featureId }) => featureId === feature.id);
    const limit = line === undefined ? 0 : line.value === true ? null : line.value;
    return meterView(feature, period, limit, count);
  },
});
