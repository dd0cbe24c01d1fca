import type { Context } from "@/lib/kernel/operation";
import { dayOf } from "@/lib/licenses/days";
import { versionFactsOf, type VersionFacts, type VersionFactsJson } from "@/lib/licenses/version-facts";
import type { Units } from "./activations.sql";
import { identityOf } from "./component-values";
import type { Machine } from "./match-machine";

type ActivationFacts = {
  /** The organisation's calendar day. */
  today: Date;
  versions: VersionFacts;
  /** Whether an active machine of the licence has the fingerprint, the identity or a component of this one. */
  mayBeKnown: boolean;
  units: Units;
};

type Row = Units & { today: string; versions: VersionFactsJson; mayBeKnown: boolean };

/** What activating needs to know of a locked licence, in one statement: it holds until the transaction ends. */
export async function activationFacts(
  ctx: Context,
  license: { id: string; productId: string },
  { fingerprint, components }: Machine,
): Promise<ActivationFacts> {
  const { organizationId: org } = ctx;
  const { identity } = identityOf(components);
  const [row] = await ctx.tx.$queryRaw<Row[]>`
    SELECT day.today::text AS today, version_facts(${org}, ${license.id}, ${license.productId}) AS versions,
      EXISTS (
        SELECT 1 FROM activation a WHERE a.organization_id = ${org} AND a.license_id = ${license.id} AND a.ended_at IS NULL
          AND (a.fingerprint = ${fingerprint} OR a.identity = ${identity} OR EXISTS (
            SELECT 1 FROM jsonb_each_text(a.components) known JOIN jsonb_each_text(${JSON.stringify(components)}::jsonb) sent
              ON sent.key = known.key AND lower(sent.value) = lower(known.value)))
      ) AS "mayBeKnown",
      license_capacity(${org}, ${license.id}, day.today)::int AS capacity,
      license_allowance(${org}, ${license.id}, day.today)::int AS allowance,
      activations_held(${org}, ${license.id})::int AS held
    FROM organization o, LATERAL (SELECT (${ctx.now}::timestamptz AT TIME ZONE o.time_zone)::date AS today) day
    WHERE o.id = ${org}`;
  if (!row) throw new Error("the organisation is not there");
  const { today, versions, mayBeKnown, capacity, allowance, held } = row;
  return { today: dayOf(today), versions: versionFactsOf(versions), mayBeKnown, units: { capacity, allowance, held } };
}
