import { Badge, type Tone } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { Entry, EntryOutcome } from "@/lib/seats/assign-seats";

const words: Record<EntryOutcome, { before: string; after: string; tone: Tone }> = {
  assigned: { before: "Gets a seat", after: "Assigned", tone: "ok" },
  "already-held": { before: "Has a seat already", after: "Has a seat already", tone: "plain" },
  "named-twice": { before: "Named twice", after: "Named twice", tone: "plain" },
  "unknown-person": { before: "Nobody has this address", after: "Nobody has this address", tone: "bad" },
  "not-active": { before: "Is not active", after: "Is not active", tone: "bad" },
  outside: {
    before: "Is not where the licence may be used",
    after: "Is not where the licence may be used",
    tone: "bad",
  },
  "no-seat-left": { before: "No seat left", after: "No seat was left", tone: "warn" },
};

/** What becomes of each who was named, before and after. */
export function EntryOutcomes({ entries, applied }: { entries: readonly Entry[]; applied: boolean }) {
  return (
    <section aria-live="polite">
      <h2 className="font-semibold">{applied ? "What was done" : "What will happen"}</h2>
      <Table aria-label="Outcome for each person" className="mt-1">
        <thead>
          <tr>
            <th scope="col">Named</th>
            <th scope="col">Person</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ entry, name, outcome }, index) => (
            <tr key={index}>
              <td className="text-muted [overflow-wrap:anywhere]">
                {entry.startsWith("per_") ? "chosen above" : entry}
              </td>
              <td>{name}</td>
              <td>
                <Badge tone={words[outcome].tone}>{words[outcome][applied ? "after" : "before"]}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
