import { parseEntitlementFacts, type FeatureFactsJson } from "@/lib/entitlements/entitlement-facts";
import { toldAt } from "@/lib/entitlements/told-entitlements";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { diesAt } from "./dead-machine";
import { activationEnded } from "./lock-activation";
import { requireBoundMachine, requireOwnLicense } from "./own-license";
import { activationIdInput } from "./schema";

type Beaten = {
  heartbeatSeconds: number | null;
  productId: string;
  inForce: boolean;
  features: FeatureFactsJson[];
};

/**
 * A machine's sign of life, which puts its death off: `expiresAt` is when it counts as dead without another. One statement and
 * no event: it says nothing of who may what. Where the licence asks for no heartbeats, the two times are null. `entitlements` are
 * those of this machine and its user at this moment, none while the licence is not in force.
 */
export const heartbeatActivation = command({
  name: "activations.heartbeat",
  permission: "client:use",
  input: activationIdInput,
  async run(ctx, { activationId }) {
    const { licenseId: only, boundTo } = ctx.actor.kind === "license" ? ctx.actor : { licenseId: null, boundTo: null };
    const [beaten] = await ctx.tx.$queryRaw<Beaten[]>`
      UPDATE activation a SET last_seen_at = greatest(a.last_seen_at, ${ctx.now}::timestamptz),
        last_heartbeat_at = greatest(a.last_heartbeat_at, ${ctx.now}::timestamptz)
      FROM license l JOIN organization o ON o.id = l.organization_id
      WHERE l.organization_id = a.organization_id AND l.id = a.license_id AND a.organization_id = ${ctx.organizationId}
        AND a.id = ${activationId} AND a.ended_at IS NULL AND (${only}::text IS NULL OR a.license_id = ${only})
        AND (${boundTo}::text IS NULL OR encode(sha256(convert_to(a.fingerprint, 'UTF8')), 'hex') = ${boundTo})
      RETURNING l.heartbeat_seconds AS "heartbeatSeconds", l.product_id AS "productId",
        entitlement_facts(a.organization_id, a.license_id, a.person_id, a.id) AS features,
        license_standing(l, (${ctx.now}::timestamptz AT TIME ZONE o.time_zone)::date) = 'OPEN' AS "inForce"`;
    if (beaten) {
      const { heartbeatSeconds, productId, features, inForce } = beaten;
      return {
        expiresAt: diesAt({ activatedAt: ctx.now, lastHeartbeatAt: null }, heartbeatSeconds),
        heartbeatSeconds,
        entitlements: inForce ? toldAt(parseEntitlementFacts(features), productId, ctx.now) : [],
      };
    }
    const activation = await ctx.tx.activation.findUnique({ where: { id: activationId } });
    if (!activation) throw refuse("not-found", { what: "machine" });
    requireOwnLicense(ctx, activation.licenseId, "machine");
    requireBoundMachine(ctx, activation.fingerprint);
    throw activationEnded(activation);
  },
});
