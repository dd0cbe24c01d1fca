import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/scoped";

/**
 * Writes events, as one document: by `createMany` a thousand of them are 17,000 parameters, over which the client takes
 * longer than a transaction may.
 */
export async function insertEvents(tx: Tx, rows: readonly Prisma.AuditEventCreateManyInput[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id,
      related, before, after, reason, origin, request_id, at)
    SELECT id, "organizationId", type, operation, "actorKind", "actorId", "actorPersonId", "subjectKind", "subjectId",
      related, before, after, reason, origin, "requestId", at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id text, "organizationId" text, type text, operation text,
      "actorKind" text, "actorId" text, "actorPersonId" text, "subjectKind" text, "subjectId" text,
      related text[], before jsonb, after jsonb, reason jsonb, origin jsonb, "requestId" text, at timestamptz)`;
}

export type PersonalRow = { commitment: string; salt: Uint8Array; value: string; subjectId: string };

/** Writes the values and salts behind commitments. */
export async function insertPersonalValues(
  tx: Tx,
  organizationId: string,
  rows: readonly PersonalRow[],
): Promise<void> {
  const said = rows.map(({ salt, ...row }) => ({ ...row, salt: Buffer.from(salt).toString("hex") }));
  await tx.$executeRaw`
    INSERT INTO personal_value (organization_id, commitment, salt, value, subject_id)
    SELECT ${organizationId}, commitment, decode(salt, 'hex'), value, "subjectId"
    FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS r (commitment text, salt text, value text, "subjectId" text)`;
}
