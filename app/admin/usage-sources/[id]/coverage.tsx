import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { Table } from "@/components/ui/table";
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
  return (
    <>
      <p className="text-muted mt-4 max-w-[640px] text-sm">
        Time that no log covers is unknown, and never counted as zero: between two logs, and between the last line of a
        server that went down without a word and its next start.
      </p>
      <Table className="mt-3">
        <thead>
          <tr>
            <th scope="col">Known from</th>
            <th scope="col">Until</th>
            <th scope="col">Length</th>
            <th scope="col">Then unknown for</th>
          </tr>
        </thead>
        <tbody>
          {coverage.toReversed().map(({ startsAt, endsAt }, index, all) => {
            const next = all[index - 1];
            return (
              <tr key={startsAt.toISOString()}>
                <td>
                  <DateText value={startsAt} time />
                </td>
                <td>
                  <DateText value={endsAt} time />
                </td>
                <td>{ago(endsAt.getTime() - startsAt.getTime())}</td>
                <td>{next ? ago(next.startsAt.getTime() - endsAt.getTime()) : null}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
