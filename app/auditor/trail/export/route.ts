import { listEvents } from "@/lib/audit/list-events";
import type { TrailEntry } from "@/lib/audit/trail-entry";
import { toCsvExport } from "@/lib/http/csv-export";

const side = (row: TrailEntry, of: "before" | "after") =>
  row.changes
    .filter((change) => change[of] !== null)
    .map((change) => `${change.field}: ${change[of]}`)
    .join("\n");

export const GET = toCsvExport(listEvents, {
  fileName: "trail.csv",
  columns: [
    { key: "at", header: "When (UTC)", value: (row) => row.at },
    { key: "id", header: "Event", value: (row) => row.id },
    { key: "type", header: "What", value: (row) => row.type },
    { key: "actor", header: "Who", value: (row) => row.actor.name },
    { key: "actorId", header: "Who (id)", value: (row) => row.actor.id },
    { key: "subject", header: "Object", value: (row) => row.subject.name },
    { key: "subjectId", header: "Object (id)", value: (row) => row.subject.id },
    { key: "before", header: "Before", value: (row) => side(row, "before") },
    { key: "after", header: "After", value: (row) => side(row, "after") },
    { key: "reason", header: "Why", value: (row) => row.reason },
    { key: "channel", header: "Through", value: (row) => row.channel },
    { key: "address", header: "From address", value: (row) => row.address },
    { key: "requestId", header: "Request", value: (row) => row.requestId },
  ],
});
