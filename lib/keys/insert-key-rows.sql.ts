import type { LicenseKeyKind } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";

type KeyRow = {
  id: string;
  kind: LicenseKeyKind;
  hash: string;
  sealed: Uint8Array;
  hint: string;
  label: string | null;
  kid: string | null;
  fingerprint: string | null;
  expiresOn: Date | null;
};

/** Stores keys of a licence, as one document: a thousand by `createMany` take longer than a transaction may. */
export async function insertKeyRows(ctx: Context, licenseId: string, rows: readonly KeyRow[]): Promise<void> {
  const said = rows.map(({ sealed, ...row }) => ({ ...row, sealed: Buffer.from(sealed).toString("hex") }));
  await ctx.tx.$executeRaw`
    INSERT INTO license_key (id, organization_id, license_id, kind, hash, sealed, hint, label, kid, fingerprint, expires_on, created_at)
    SELECT id, ${ctx.organizationId}, ${licenseId}, kind, hash, decode(sealed, 'hex'), hint, label, kid, fingerprint,
      "expiresOn", ${ctx.now}
    FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS r (id text, kind license_key_kind, hash text, sealed text, hint text,
      label text, kid text, fingerprint text, "expiresOn" date)`;
}
