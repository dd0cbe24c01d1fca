import { fieldWords } from "@/components/event-changes";
import type { EventEntry } from "@/components/event-list";
import type { TrailEntry } from "@/lib/audit/trail-entry";
import { recordedInWords } from "./recorded-value";
import { eventWords, ownAccountWords, viewWords } from "./event-words";

const channels: Record<string, string> = { api: "through the API", job: "by itself", setup: "at set-up" };

/** An entry of the trail as the event list shows it. `about` is the thing whose history it is, if it is one thing's. */
export function tellEvent(
  entry: TrailEntry,
  { about, placeOf }: { about?: string; placeOf?: (id: string) => string | undefined } = {},
): EventEntry {
  const { subject, changes } = entry;
  if (entry.type === "auditor.viewed") return tellView(entry);
  const toOneself = subject.id === entry.actor.id ? ownAccountWords(entry.type) : undefined;
  return {
    id: entry.id,
    at: entry.at,
    actor: entry.actor.name,
    action: toOneself ?? eventWords(entry.type),
    subject: toOneself
      ? undefined
      : subject.id === about
        ? { label: subject.name ?? "" }
        : { label: subject.name ?? "", href: placeOf?.(subject.id) },
    reason: entry.reason,
    changes: changes
      .filter(({ field, before, after }) => field !== "id" && !(isNothing(before) && isNothing(after)))
      .map((change) => ({
        field: fieldWords(change.field),
        before: recordedInWords(change.before),
        after: recordedInWords(change.after),
      })),
    origin: channels[entry.channel] ?? null,
  };
}

/** An empty list or object, as an event keeps it, tells nobody anything. */
const isNothing = (value: string | null) => value === null || ["", "{}", "[]"].includes(value);

/** What an auditor looked at: the list by its name, and the filters that were on. */
function tellView(entry: TrailEntry): EventEntry {
  const input = entry.changes.find(({ field }) => field === "input")?.after ?? "{}";
  const filters = Object.entries(JSON.parse(input) as Record<string, unknown>).filter(
    ([key]) => key !== "limit" && key !== "cursor",
  );
  return {
    id: entry.id,
    at: entry.at,
    actor: entry.actor.name,
    action: "viewed",
    subject: { label: viewWords(entry.subject.id) },
    changes: filters.map(([field, value]) => ({ field: fieldWords(field), before: null, after: String(value) })),
    origin: channels[entry.channel] ?? null,
  };
}
