import type { Context } from "@/lib/kernel/operation";
import type { ActivationRow } from "./activation-view";
import type { Components } from "./component-values";

type New = Omit<ActivationRow, "components" | "endedAt" | "endReason" | "lastHeartbeatAt"> & { components: Components };

/** Writes a new activation, and answers it as it stands. On the path of every activation: one plain statement. */
export async function insertActivation(ctx: Context, row: New): Promise<ActivationRow> {
  await ctx.tx.$executeRaw`
    INSERT INTO activation (id, organization_id, license_id, fingerprint, components, kind, identity, name, hostname,
      platform, app_version, country, person_id, units, overage, activated_at, previous_id, last_seen_at)
    VALUES (${row.id}, ${row.organizationId}, ${row.licenseId}, ${row.fingerprint}, ${JSON.stringify(row.components)}::jsonb,
      ${row.kind}::machine_kind, ${row.identity}, ${row.name}, ${row.hostname}, ${row.platform}, ${row.appVersion},
      ${row.country}, ${row.personId}, ${row.units}, ${row.overage}, ${row.activatedAt}, ${row.previousId}, ${row.activatedAt})`;
  return { ...row, endedAt: null, endReason: null, lastHeartbeatAt: null };
}
