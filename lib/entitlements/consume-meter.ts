import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { isUsable, stateInWords, stateOn } from "@/lib/licenses/license-state";
import { lockLicense } from "@/lib/licenses/lock-license";
import { outlivesItsEnd } from "@/lib/licenses/require-usable";
import { startTrial } from "@/lib/licenses/start-trial";
import { claimTrial } from "@/lib/licenses/trial-use";
import { consumingPerson } from "./consuming-person";
import { effectiveEntitlements } from "./effective-entitlements";
import { readEntitlementFacts } from "./entitlement-facts";
import { addToMeter, countTokens, readMeter } from "./meter.sql";
import { meterView, requireMetered, type Metered } from "./metered-feature";
import { consumeMeterInput } from "./schema";

/**
 * Uses some of a metered feature. All who use a licence count on one meter; an override sets up to where its holder may
 * take it. Under a licence counted by TOKEN it spends amount × weight of the licence's tokens, too.
 */
export const consumeMeter = command({
  name: "meters.consume",
  permission: "client:use",
  input: consumeMeterInput,
  async run(ctx, { licenseId, feature: named, amount, user, activationId }) {
    const metered = await requireMetered(ctx, licenseId, named);
    const { license, feature, period, today } = metered;
    const state = stateOn(license, today);
    if (!isUsable(state) && !(state === "EXPIRED" && outlivesItsEnd(license)))
      throw refuse("license-not-usable", { license: license.name, state: stateInWords[state] });
    const personId = user ? ((await consumingPerson(ctx, user))?.id ?? null) : null;
    if (license.term === "TRIAL") await beginTrialByUse(ctx, license, personId);
    const limit = await limitFor(ctx, metered, personId, activationId);
    const tokens = license.metric === "TOKEN" ? await spendTokens(ctx, metered, amount) : 0;
    const key = { licenseId, featureId: feature.id, periodOn: period.periodOn };
    const count = await addToMeter(ctx, key, { amount, tokens, limit });
    if (!count) {
      const { used } = await readMeter(ctx, key);
      const resetsAt = period.resetsAt?.toISOString() ?? null;
      throw refuse("meter-limit-reached", { limit, used: Number(used), resetsAt });
    }
    ctx.record(
      "meter.consumed",
      { kind: "feature", id: feature.id },
      { after: { amount, ...count }, related: [licenseId, activationId] },
    );
    return meterView(feature, period, limit, count);
  },
});

/**
 * What is used up stands for a validation: it begins a trial that waits for the first, once for a person. Else a program
 * that never validates would have one without an end.
 */
async function beginTrialByUse(ctx: Context, { id, name }: Metered["license"], personId: string | null): Promise<void> {
  const license = await lockLicense(ctx, id);
  if (personId !== null) await claimTrial(ctx, license, { personId });
  if (license.trialStart === "FIRST_ACTIVATION" && license.endsOn === null)
    throw refuse("trial-needs-activation", { license: name });
  await startTrial(ctx, id, "FIRST_VALIDATION");
}

/** What the holder may take the meter to; somebody unknown to us is measured like the licence in general. */
async function limitFor(
  ctx: Context,
  { license, feature }: Metered,
  personId: string | null,
  activationId: string | undefined,
): Promise<number | null> {
  if (activationId) {
    const machine = await ctx.tx.activation.count({ where: { id: activationId, licenseId: license.id } });
    if (machine === 0) throw refuseInput({ activationId: "is not a machine of this licence" });
  }
  const facts = await readEntitlementFacts(ctx, license.id, { personId: personId ?? undefined, activationId });
  const own = facts.filter(({ id }) => id === feature.id);
  const [line] = effectiveEntitlements(own, ctx.now);
  if (!line) throw refuse("feature-not-granted", { license: license.name, feature: feature.name });
  return line.value === true ? null : line.value;
}

/** The tokens that an amount takes, where the licence has as many left: its consumers take turns, since all count together. */
async function spendTokens(ctx: Context, { license, feature, timeZone, today }: Metered, amount: number) {
  if (feature.tokenWeight === null)
    throw refuse("feature-without-weight", { license: license.name, feature: feature.name });
  await lockLicense(ctx, license.id);
  const cost = amount * feature.tokenWeight;
  const { limit, used, resetsAt } = await countTokens(ctx, license.id, timeZone, today);
  if (limit !== null && used + cost > limit)
    throw refuse("tokens-used-up", { cost, limit, used, resetsAt: resetsAt?.toISOString() ?? null });
  return cost;
}
