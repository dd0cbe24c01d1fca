import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { diesAt } from "./dead-machine";
import { activationEnded } from "./lock-activation";
import { requireBoundMachine, requireOwnLicense } from "./own-license";
import { activationIdInput } from "./schema";

type Beaten = { licenseId: string; heartbeatSeconds: number | null };

/**
 * A machine's sign of life, which puts its death off: `expiresAt` is when it counts as dead without another. One statement and
 * no event: it says nothing of who may what. Where the licence asks for no heartbeats, both answers are null.
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
      FROM license l
      WHERE l.organization_id = a.organization_id AND l.id = a.license_id AND a.organization_id = ${ctx.organizationId}
        AND a.id = ${activationId} AND a.ended_at IS NULL AND (${only}::text IS NULL OR a.license_id = ${only})
        AND (${boundTo}::text IS NULL OR encode(sha256(convert_to(a.fingerprint, 'UTF8')), 'hex') = ${boundTo})
      RETURNING a.license_id AS "licenseId", l.heartbeat_seconds AS "heartbeatSeconds"`;
    if (beaten) {
      const { heartbeatSeconds } = beaten;
      return { expiresAt: diesAt({ activatedAt: ctx.now, lastHeartbeatAt: null }, heartbeatSeconds), heartbeatSeconds };
    }
    const activation = await ctx.tx.activation.findUnique({ where: { id: activationId } });
    if (!activation) throw refuse("not-found", { what: "machine" });
    requireOwnLicense(ctx, activation.licenseId, "machine");
    requireBoundMachine(ctx, activation.fingerprint);
    throw activationEnded(activation);
  },
});
