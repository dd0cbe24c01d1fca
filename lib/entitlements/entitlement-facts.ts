import type { Context } from "@/lib/kernel/operation";
import type { FeatureFacts } from "./effective-entitlements";

type Instants<Fact> = Omit<Fact, "startsAt" | "endsAt"> & { startsAt: string | null; endsAt: string | null };

/** What the SQL function `entitlement_facts` answers: instants as JSON writes them. */
export type FeatureFactsJson = Omit<FeatureFacts, "own" | "addOns" | "overrides"> & {
  own: Instants<FeatureFacts["own"][number]>[];
  addOns: Instants<FeatureFacts["addOns"][number]>[];
  overrides: Instants<FeatureFacts["overrides"][number]>[];
};

const at = (text: string | null) => (text === null ? null : new Date(text));

/** The same with instants as Dates. On the path of every validation: nothing of it is checked again. */
export function parseEntitlementFacts(features: readonly FeatureFactsJson[]): FeatureFacts[] {
  return features.map((feature) => ({
    ...feature,
    own: feature.own.map((fact) => ({ ...fact, startsAt: at(fact.startsAt), endsAt: at(fact.endsAt) })),
    addOns: feature.addOns.map((fact) => ({ ...fact, startsAt: at(fact.startsAt), endsAt: at(fact.endsAt) })),
    overrides: feature.overrides.map((fact) => ({ ...fact, startsAt: at(fact.startsAt), endsAt: at(fact.endsAt) })),
  }));
}

type Holder = { personId?: string | null; activationId?: string | null; departmentId?: string | null };

/** The facts of a licence's features for a holder: a person, a machine, both, or a department in general. */
export async function readEntitlementFacts(
  ctx: Context,
  licenseId: string,
  { personId = null, activationId = null, departmentId = null }: Holder = {},
): Promise<FeatureFacts[]> {
  const [row] = await ctx.tx.$queryRaw<{ facts: FeatureFactsJson[] }[]>`
    SELECT entitlement_facts(${ctx.organizationId}, ${licenseId}, ${personId}, ${activationId}, ${departmentId}) AS facts`;
  return parseEntitlementFacts(row?.facts ?? []);
}
