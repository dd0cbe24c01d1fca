import { createHash } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/scoped";
import { actorId, type Actor } from "./actor";
import { insertEvents, insertPersonalValues, type PersonalRow } from "./insert-events.sql";
import type { Runtime } from "./runtime";

export type Subject = { kind: string; id: string };

export type Recorded = {
  type: string;
  subject: Subject;
  before?: object | null;
  after?: object | null;
  /** Why, in a person's words: personal data, kept as a commitment. */
  reason?: string | null;
  /** Ids of other things that this concerns, so that their history shows it too. */
  related?: readonly (string | null | undefined)[];
};

/** Fields whose text can name or describe a person: an event holds a salted commitment in their place. */
const personalFields = new Set([
  "address",
  "comment",
  "components",
  "displayName",
  "email",
  "employeeNumber",
  "familyName",
  "fileName",
  "givenName",
  "hostname",
  "input",
  "label",
  "licensedToEmail",
  "licensedToName",
  "note",
  "notes",
  "outcomeNote",
  "endNote",
  "reason",
  "startingNote",
  "supplier",
  "supportContact",
  "title",
  "username",
]);

/** Fields that are never written to the trail: secrets, and what is the same in every row or says nothing. */
const omittedFields = new Set([
  "organizationId",
  "version",
  "countVersion",
  "createdAt",
  "passwordHash",
  "tokenHash",
  "sealed",
  "digest",
  "waitOrder",
]);

type Json = Prisma.InputJsonValue | null;

/**
 * A commitment to a personal value: SHA-256 over a 16-byte random salt and the UTF-8 text. Value and salt stand in an
 * erasable table; without them the event is whole and names nobody.
 */
function commit(runtime: Runtime, value: string, subjectId: string, kept: PersonalRow[]): Json {
  const salt = runtime.randomBytes(16);
  const commitment = createHash("sha256").update(salt).update(value, "utf8").digest("hex");
  kept.push({ commitment, salt, value, subjectId });
  return { personal: commitment };
}

function plain(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** The fields of a row that belong in an event: scalars and lists, no relations, no secrets. */
function facts(row: object | null | undefined): Map<string, Json> {
  const kept = new Map<string, Json>();
  for (const [field, value] of Object.entries(row ?? {})) {
    if (omittedFields.has(field) || value === undefined || value instanceof Uint8Array) continue;
    kept.set(field, plain(value));
  }
  return kept;
}

/** Before and after, reduced to what differs; a creation keeps what is set, a removal what was. */
function difference(
  before: object | null | undefined,
  after: object | null | undefined,
): [Map<string, Json>, Map<string, Json>] {
  const [old, fresh] = [facts(before), facts(after)];
  const isChange = before != null && after != null;
  for (const field of new Set([...old.keys(), ...fresh.keys()])) {
    const same = isChange && JSON.stringify(old.get(field) ?? null) === JSON.stringify(fresh.get(field) ?? null);
    if (same || (old.get(field) ?? null) === null) old.delete(field);
    if (same || (!isChange && (fresh.get(field) ?? null) === null)) fresh.delete(field);
  }
  return [old, fresh];
}

/** Writes the events of one operation, and the personal values behind them, in that operation's own transaction. */
export async function writeEvents(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  operation: string,
  events: readonly Recorded[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const personal: PersonalRow[] = [];
  const protect = (field: string, value: Json, subjectId: string): Json =>
    personalFields.has(field) && typeof value === "string" ? commit(runtime, value, subjectId, personal) : value;
  const body = (fields: Map<string, Json>, subjectId: string): Prisma.InputJsonObject | undefined =>
    fields.size === 0
      ? undefined
      : Object.fromEntries([...fields].map(([field, value]) => [field, protect(field, value, subjectId)]));

  const rows = events.map((event): Prisma.AuditEventCreateManyInput => {
    const [before, after] = difference(event.before, event.after);
    const subject = event.subject.id;
    return {
      id: runtime.newId("auditEvent"),
      organizationId: actor.organizationId,
      type: event.type,
      operation,
      actorKind: actor.kind,
      actorId: actorId(actor) ?? (actor.kind === "system" ? actor.name : null),
      actorPersonId: actor.kind === "account" ? actor.personId : null,
      subjectKind: event.subject.kind,
      subjectId: subject,
      related: [...new Set((event.related ?? []).filter((id) => id != null))],
      before: body(before, subject),
      after: body(after, subject),
      reason: event.reason ? (commit(runtime, event.reason, subject, personal) ?? undefined) : undefined,
      origin: {
        channel: actor.origin.channel,
        ...(actor.origin.address
          ? { address: commit(runtime, actor.origin.address, actorId(actor) ?? subject, personal) }
          : {}),
      },
      requestId: actor.origin.requestId,
      at: now,
    };
  });
  await insertEvents(tx, rows);
  if (personal.length > 0) await insertPersonalValues(tx, actor.organizationId, personal);
}
