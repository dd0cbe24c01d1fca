import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import type { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { PeakBar } from "../peak-bar";
import { LinkLicense } from "./link-license";

type Source = Awaited<ReturnType<typeof readUsageSource.run>>;
type Feature = Source["features"][number];

const columnsOf = (path: string, canLink: boolean): CardColumn<Feature>[] => [
  {
    key: "feature",
    header: "Feature",
    cell: ({ id, name }) => (
      <Link className="link font-medium" href={`${path}/${id}`}>
        {name}
      </Link>
    ),
  },
  {
    key: "peak",
    header: "Peak of what was bought",
    card: "wide",
    cell: ({ peak, bought }) => <PeakBar peak={peak} bought={bought} />,
  },
  {
    key: "peakAt",
    header: "First reached",
    cell: ({ peakAt }) => (peakAt ? <DateText value={peakAt} time /> : null),
  },
  { key: "now", header: "Out at the last line", align: "right", cell: ({ now }) => <Count value={now} /> },
  { key: "outs", header: "Check-outs", align: "right", cell: ({ checkOuts }) => <Count value={checkOuts} /> },
  { key: "denials", header: "Denials", align: "right", cell: ({ denials }) => <Count value={denials} /> },
  {
    key: "license",
    header: "Licence here",
    cell: ({ license }) =>
      license ? (
        <Link className="link" href={`/admin/licenses/${license.id}?tab=servers`}>
          {license.name}
        </Link>
      ) : null,
  },
  {
    key: "act",
    header: "Link",
    card: "acts",
    align: "right",
    quiet: true,
    cell: (feature) => (canLink ? <LinkLicense feature={feature} /> : null),
  },
];

/** Features with their peaks against what was bought; those that nobody used stand below in a line. */
export function FeatureTable({ source }: { source: Source }) {
  const path = `/admin/usage-sources/${source.id}/features`;
  const shown = source.features.filter(({ checkOuts, denials, bought }) => checkOuts + denials > 0 || bought !== null);
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
      {shown.length > 0 ? (
        <CardTable
          label="Features"
          className="mt-4"
          columns={columnsOf(path, source.archivedAt === null)}
          rows={shown}
          rowId={({ id }) => id}
        />
      ) : (
        <EmptyState title="Nobody used a feature">
          As far as its logs tell, in the {source.recentDays} days before the last line.
        </EmptyState>
      )}
      <p className="text-muted mt-3 text-sm">
        Of the {source.recentDays} days before the last line.
        {shown.some(({ bought }) => bought === null)
          ? " Link a feature to its licence here, or say on its page how many were bought, to see its peak against that."
          : null}
      </p>
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
