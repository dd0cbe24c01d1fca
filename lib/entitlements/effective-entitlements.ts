import type { FeatureKind } from "@/lib/db/generated/enums";

/** In force from `startsAt` on, and before `endsAt`; without either, always. */
type Fact = { id: string; value: number | null; enabled: boolean; startsAt: Date | null; endsAt: Date | null };
type AddOnFact = Fact & { addOnId: string; quantity: number };
/** Whom an override is for; `depth` counts departments upwards, 0 for the person's own. */
type OverrideFact = Fact & { of: "machine" | "person" | "department"; subjectId: string; depth: number };

/** All that decides about one feature of a licence for one holder: what `entitlement_facts` answers. */
export type FeatureFacts = {
  id: string;
  code: string;
  kind: FeatureKind;
  productId: string;
  own: Fact[];
  addOns: AddOnFact[];
  overrides: OverrideFact[];
};

type Chosen = Pick<OverrideFact, "of" | "subjectId" | "id">;

/** The rule that decided. Ids lead to the rows behind it. */
type Because =
  | { rule: "override"; override: Chosen }
  | {
      rule: "licence";
      entitlement: { id: string; value: number | null } | null;
      addOns: { id: string; addOnId: string; quantity: number; value: number | null }[];
    }
  | { rule: "switched-off"; by: "entitlement" | "add-on"; id: string }
  | { rule: "switched-off"; by: "override"; override: Chosen }
  | { rule: "not-started"; startsAt: Date }
  | { rule: "ended"; endsAt: Date }
  | { rule: "not-granted" };

/** `true` for a FLAG; for a METER null is no limit. */
type Value = number | true | null;
type Outcome = { granted: boolean; value: Value; because: Because };

export type ExplainedEntitlement = Outcome & {
  featureId: string;
  productId: string;
  code: string;
  kind: FeatureKind;
  /** The next instant at which it changes by itself, where there is one. */
  until: Date | null;
};

/**
 * Which features hold at an instant, and why. The most specific override in force decides alone: of the machine, of the
 * person, of the nearest department. Without one, a LIMIT or METER is the licence's own entitlement plus quantity × value
 * of each add-on in force; an entitlement that is switched off switches the feature off for the licence, add-ons included.
 */
export function explainEntitlementsAt(features: readonly FeatureFacts[], at: Date): ExplainedEntitlement[] {
  return features.map((feature) => {
    const { id: featureId, productId, code, kind } = feature;
    const now = decide(feature, at);
    return { featureId, productId, code, kind, ...now, until: nextChange(feature, at, now) };
  });
}

/** The features that hold at an instant. */
export function effectiveEntitlements(features: readonly FeatureFacts[], at: Date): ExplainedEntitlement[] {
  return explainEntitlementsAt(features, at).filter(({ granted }) => granted);
}

function decide(feature: FeatureFacts, at: Date): Outcome {
  const inForce = (fact: Fact) => (!fact.startsAt || fact.startsAt <= at) && (!fact.endsAt || fact.endsAt > at);
  const overrides = mostSpecific(feature.overrides.filter(inForce));
  if (overrides.length > 0) return byOverride(feature.kind, overrides);
  const own = feature.own.filter(inForce);
  const off = own.find(({ enabled }) => !enabled);
  if (off) return refused({ rule: "switched-off", by: "entitlement", id: off.id });
  const offered = feature.addOns.filter(inForce);
  const addOns = offered.filter(({ enabled }) => enabled);
  const [entitlement] = own;
  if (entitlement || addOns.length > 0) {
    const parts = [...own.map((fact) => ({ ...fact, quantity: 1 })), ...addOns];
    const because: Because = {
      rule: "licence",
      entitlement: entitlement ? { id: entitlement.id, value: entitlement.value } : null,
      addOns: byId(addOns).map(({ id, addOnId, quantity, value }) => ({ id, addOnId, quantity, value })),
    };
    return { granted: true, value: sum(feature.kind, parts), because };
  }
  const [offAddOn] = byId(offered);
  if (offAddOn) return refused({ rule: "switched-off", by: "add-on", id: offAddOn.id });
  return refused(whenElse([...feature.own, ...feature.addOns, ...feature.overrides], at));
}

const refused = (because: Because): Outcome => ({ granted: false, value: null, because });

const rank = ({ of, depth }: OverrideFact) => (of === "machine" ? -2 : of === "person" ? -1 : depth);

function mostSpecific(overrides: readonly OverrideFact[]): OverrideFact[] {
  const nearest = Math.min(...overrides.map(rank));
  return byId(overrides.filter((override) => rank(override) === nearest));
}

/** Of equals (the database keeps them apart in time), the one that switches off wins, then the largest. */
function byOverride(kind: FeatureKind, overrides: readonly OverrideFact[]): Outcome {
  const chosen = ({ of, subjectId, id }: OverrideFact): Chosen => ({ of, subjectId, id });
  const off = overrides.find(({ enabled }) => !enabled);
  if (off) return refused({ rule: "switched-off", by: "override", override: chosen(off) });
  const size = (override: OverrideFact) => override.value ?? (kind === "METER" ? Infinity : 0);
  const best = overrides.reduce((one, other) => (size(other) > size(one) ? other : one));
  return {
    granted: true,
    value: sum(kind, [{ ...best, quantity: 1 }]),
    because: { rule: "override", override: chosen(best) },
  };
}

function sum(kind: FeatureKind, parts: readonly { value: number | null; quantity: number }[]): Value {
  if (kind === "FLAG") return true;
  if (kind === "METER" && parts.some(({ value }) => value === null)) return null;
  const total = parts.reduce((all, { value, quantity }) => all + (value ?? 0) * quantity, 0);
  return Math.min(total, Number.MAX_SAFE_INTEGER);
}

function whenElse(facts: readonly Fact[], at: Date): Because {
  const starts = facts.flatMap(({ startsAt }) => (startsAt && startsAt > at ? [startsAt.getTime()] : []));
  if (starts.length > 0) return { rule: "not-started", startsAt: new Date(Math.min(...starts)) };
  const ends = facts.flatMap(({ endsAt }) => (endsAt ? [endsAt.getTime()] : []));
  return ends.length > 0 ? { rule: "ended", endsAt: new Date(Math.max(...ends)) } : { rule: "not-granted" };
}

function nextChange(feature: FeatureFacts, at: Date, now: Outcome): Date | null {
  const bounds = [...feature.own, ...feature.addOns, ...feature.overrides]
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .flatMap((bound) => (bound && bound > at ? [bound.getTime()] : []));
  for (const bound of [...new Set(bounds)].sort((one, other) => one - other)) {
    const then = decide(feature, new Date(bound));
    if (then.granted !== now.granted || then.value !== now.value) return new Date(bound);
  }
  return null;
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
}
