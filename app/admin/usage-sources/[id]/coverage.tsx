import { CardTable, type CardColumn } from "@/components/card-table";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import type { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { ago } from "../freshness";

type Source = Awaited<ReturnType<typeof readUsageSource.run>>;

/** Of which time the logs tell, and the gaps between: what lies in a gap is unknown, not zero. */
export function Coverage({ source: { coverage } }: { source: Source }) {
  if (coverage.length === 0)
    return (
      <EmptyState title="Nothing is known yet">
        Time that no log covers is unknown, and never counted as zero.
      </EmptyState>
    );
  const spans = coverage.map((span, index) => ({ ...span, next: coverage[index + 1]?.startsAt ?? null })).toReversed();
  return (
    <>
      <p className="text-muted mt-4 max-w-[640px] text-sm">
        Time that no log covers is unknown, and never counted as zero: between two logs, and between the last line of a
        server that went down without a word and its next start.
      </p>
      <CardTable
        label="Time that is known"
        className="mt-3"
        columns={columns}
        rows={spans}
        rowId={({ startsAt }) => startsAt.toISOString()}
      />
    </>
  );
}

type Span = Source["coverage"][number] & { next: Date | null };

const columns: CardColumn<Span>[] = [
  { key: "from", header: "Known from", cell: ({ startsAt }) => <DateText value={startsAt} time /> },
  { key: "until", header: "Until", cell: ({ endsAt }) => <DateText value={endsAt} time /> },
  { key: "length", header: "Length", cell: ({ startsAt, endsAt }) => ago(endsAt.getTime() - startsAt.getTime()) },
  {
    key: "gap",
    header: "Then unknown for",
    cell: ({ endsAt, next }) => (next ? ago(next.getTime() - endsAt.getTime()) : null),
  },
];
