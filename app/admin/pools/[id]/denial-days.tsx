import { ShareBars } from "@/components/share-bars";
import { Panel } from "@/components/ui/panel";
import { DateText } from "@/components/date";
import type { countDenials } from "@/lib/floating/count-denials";
import { counted } from "../../licenses/license-words";
import { causeWords } from "./cause-words";

type Counts = Awaited<ReturnType<typeof countDenials.run>>;

/** How often check-outs were refused, by cause and by day. */
export function DenialDays({ counts, days }: { counts: Counts; days: number }) {
  const total = sum(counts);
  if (total === 0) return null;
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
      <Panel
        title="By cause"
        note={`${counted(total, "refusal")} in ${days === 1 ? "24 hours" : counted(days, "day")}`}
      >
        <ShareBars
          label="Refusals by cause"
          head={{ label: "Cause", value: "Refusals" }}
          tone="refused"
          rows={grouped(counts, ({ cause }) => cause)
            .sort(([, a], [, b]) => sum(b) - sum(a))
            .map(([cause, rows]) => ({
              key: cause,
              label: causeWords[rows[0]?.cause ?? "CAPACITY"],
              detail: `${counted(
                rows.reduce((all, { tries }) => all + tries, 0),
                "try",
                "tries",
              )}`,
              share: sum(rows) / total,
              value: sum(rows),
            }))}
        />
      </Panel>
      <Panel title="By day" note="days without a refusal are left out">
        <ShareBars
          label="Refusals by day"
          head={{ label: "Day", value: "Refusals" }}
          tone="refused"
          rows={grouped(counts, ({ day }) => day).map(([day, rows]) => ({
            key: day,
            label: <DateText value={day} />,
            detail: rows.map(({ cause, denials }) => `${denials} ${causeWords[cause].toLowerCase()}`).join(", "),
            share: sum(rows) / total,
            value: sum(rows),
          }))}
        />
      </Panel>
    </div>
  );
}

const sum = (rows: Counts) => rows.reduce((all, { denials }) => all + denials, 0);

function grouped(rows: Counts, keyOf: (row: Counts[number]) => string): [string, Counts][] {
  const groups = new Map<string, Counts>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}
