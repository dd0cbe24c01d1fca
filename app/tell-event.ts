import { fieldWords } from "@/components/event-changes";
import type { EventEntry } from "@/components/event-list";
import type { TrailEntry } from "@/lib/audit/trail-entry";
import { eventWords } from "./event-words";

const channels: Record<string, string> = { api: "through the API", job: "by itself", setup: "at set-up" };

/** An entry of the trail as the event list shows it. `about` is the thing whose history it is, if it is one thing's. */
export function tellEvent(entry: TrailEntry, { about, placeOf }: { about?: string; placeOf?: (id: string) => string | undefined } = {}): EventEntry {
  const { subject, changes } = entry;
  return {
    id: entry.id,
    at: entry.at,
    actor: entry.actor.name,
    action: eventWords(entry.type),
    subject: subject.id === about ? { label: subject.name ?? "" } : { label: subject.name ?? "", href: placeOf?.(subject.id) },
    reason: entry.reason,
    changes: changes.filter(({ field }) => field !== "id").map((change) => ({ ...change, field: fieldWords(change.field) })),
    origin: channels[entry.channel] ?? null,
  };
}
