import Link from "next/link";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { SeatBar } from "@/components/seat-bar";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { readUsageSource } from "@/lib/flexnet/read-usage-source";

type Source = Awaited<ReturnType<typeof readUsageSource.run>>;

/** Features with their peaks against what was bought; those that nobody used stand below in a line. */
export function FeatureTable({ source }: { source: Source }) {
  const path = `/admin/usage-sources/${source.id}/features`;
  const shown = source.features.filter(
    ({ checkOuts, denials, capacity }) => checkOuts + denials > 0 || capacity !== null,
  );
  const rest = source.features.filter((feature) => !shown.includes(feature));
  if (source.features.length === 0)
    return (
      <EmptyState
        title="No log read yet"
        act={
          <Button asChild variant="primary">
            <Link href={`/admin/usage-sources/${source.id}/upload`}>Upload a log</Link>
          </Button>
        }
      >
        Upload its debug log, or let the collector follow it. You then see each feature’s peak against what you bought.
      </EmptyState>
    );
  return (
    <>
      <Table className="mt-4">
        <caption className="sr-only">Features</caption>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col" className="min-w-48">
              Peak of what was bought
            </th>
            <th scope="col">First reached</th>
            <th scope="col" className="text-right">
              Out at the last line
            </th>
            <th scope="col" className="text-right">
              Check-outs
            </th>
            <th scope="col" className="text-right">
              Denials
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((feature) => (
            <tr key={feature.id}>
              <td>
                <Link className="link font-medium" href={`${path}/${feature.id}`}>
                  {feature.name}
                </Link>
              </td>
              <td>
                {feature.capacity === null ? (
                  <>
                    Peak <Count value={feature.peak} />
                  </>
                ) : (
                  <SeatBar
                    size="small"
                    used={feature.peak}
                    capacity={feature.capacity}
                    words={{ used: "at the peak" }}
                  />
                )}
              </td>
              <td>{feature.peakAt ? <DateText value={feature.peakAt} time /> : null}</td>
              <td className="text-right">
                <Count value={feature.now} />
              </td>
              <td className="text-right">
                <Count value={feature.checkOuts} />
              </td>
              <td className="text-right">
                <Count value={feature.denials} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-muted mt-3 text-sm">Of the {source.recentDays} days before the last line.</p>
      {rest.length > 0 ? (
        <details className="mt-4 text-sm">
          <summary className="link cursor-pointer">
            {rest.length} {rest.length === 1 ? "feature" : "features"} that nobody used
          </summary>
          <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1">
            {rest.map(({ id, name }) => (
              <Link key={id} className="link" href={`${path}/${id}`}>
                {name}
              </Link>
            ))}
          </p>
        </details>
      ) : null}
    </>
  );
}
