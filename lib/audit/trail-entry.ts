import { z } from "zod";
import type { AuditEvent } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/scoped";
import { looksLikeId, nameThings } from "./name-things";

/** One field of a change, in words that can be read: ids carry names, erased personal values say so. */
type TrailChange = { field: string; before: string | null; after: string | null };

export type TrailEntry = {
  id: string;
  at: Date;
  type: string;
  operation: string;
  actor: { kind: string; id: string | null; name: string };
  subject: { kind: string; id: string; name: string | null };
  changes: TrailChange[];
  reason: string | null;
  channel: string;
  address: string | null;
  requestId: string;
};

const commitment = z.strictObject({ personal: z.string() });
const fields = z.record(z.string(), z.unknown());
const erased = "(erased)";

/** Events as an auditor reads them. Names are the present ones; the event itself holds ids and commitments. */
export async function readTrail(tx: Tx, events: readonly AuditEvent[]): Promise<TrailEntry[]> {
  const ids = new Set<string>();
  const commitments = new Set<string>();
  for (const event of events) {
    for (const id of [event.subjectId, event.actorId, event.actorPersonId]) if (id) ids.add(id);
    for (const value of [event.reason, event.origin, event.before, event.after].flatMap(leaves)) {
      const personal = commitment.safeParse(value);
      if (personal.success) commitments.add(personal.data.personal);
      else if (typeof value === "string" && looksLikeId(value)) ids.add(value);
    }
  }
  const names = await nameThings(tx, ids);
  const values = await tx.personalValue.findMany({
    where: { commitment: { in: [...commitments] } },
    select: { commitment: true, value: true },
  });
  const personal = new Map(values.map((row) => [row.commitment, row.value]));
  return events.map((event) => entryOf(event, names, personal));
}

/** The values that an event holds, one level deep: events are flat. */
function leaves(json: unknown): unknown[] {
  if (commitment.safeParse(json).success) return [json];
  const object = fields.safeParse(json);
  return object.success ? Object.values(object.data).flat() : [];
}

function entryOf(event: AuditEvent, names: Map<string, string>, personal: Map<string, string>): TrailEntry {
  const words = (value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    const hidden = commitment.safeParse(value);
    if (hidden.success) return personal.get(hidden.data.personal) ?? erased;
    if (Array.isArray(value)) return value.map(words).join(", ");
    if (typeof value === "object") return JSON.stringify(value);
    const text = String(value);
    return names.get(text) ?? text;
  };
  const before = fields.safeParse(event.before).data ?? {};
  const after = fields.safeParse(event.after).data ?? {};
  const origin = fields.safeParse(event.origin).data ?? {};
  const actorName =
    (event.actorPersonId && names.get(event.actorPersonId)) ?? (event.actorId && names.get(event.actorId));
  return {
    id: event.id,
    at: event.at,
    type: event.type,
    operation: event.operation,
    actor: {
      kind: event.actorKind,
      id: event.actorId,
      name: actorName || (event.actorKind === "system" ? `Leasehold (${event.actorId ?? "system"})` : erased),
    },
    subject: { kind: event.subjectKind, id: event.subjectId, name: names.get(event.subjectId) ?? null },
    changes: [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
      field,
      before: words(before[field]),
      after: words(after[field]),
    })),
    reason: words(event.reason),
    channel: String(origin.channel ?? ""),
    address: words(origin.address),
    requestId: event.requestId,
  };
}
