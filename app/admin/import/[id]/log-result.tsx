import Link from "next/link";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { KeyFigures } from "@/components/key-figures";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import type { ImportView } from "@/lib/imports/run-view";
import { LogLines } from "./log-lines";

/** What a log tells: its period, the peak of each feature, and the lines that were not understood. */
export function LogResult({ run, search }: { run: ImportView; search: SearchParams }) {
  const { report } = run;
  const here = `/admin/import/${run.id}`;
  const source = run.usageSourceId ? `/admin/usage-sources/${run.usageSourceId}` : null;
  if (!report)
    return (
      <p className="text-muted mt-6">
        Nothing was read yet. Importing the log reads it from its beginning, and skips what is known already.
      </p>
    );
  const tried = run.stage === "ready";
  return (
    <>
      <KeyFigures
        figures={[
          {
            label: tried ? "New events" : "Events added",
            value: <Count value={run.created} />,
            detail: "check-outs, returns, denials",
          },
          { label: "Known already", value: <Count value={run.unchanged} />, detail: "left as they are" },
          { label: "Lines read", value: <Count value={report.lines} />, detail: "" },
          { label: "Not understood", value: <Count value={run.leftOut} />, detail: "lines", href: `${here}?tab=lines` },
          { label: "People and hosts", value: `${report.users} on ${report.hosts}`, detail: "user names on hosts" },
        ]}
      />
      {report.from !== null && report.until !== null ? (
        <p className="mt-4">
          The log tells of <DateText value={new Date(report.from)} time /> to{" "}
          <DateText value={new Date(report.until)} time />
          {report.spans.length > 1 ? `, with ${gaps(report.spans.length - 1)} of which nothing is known` : null}
          {report.starts > 0 ? `; the server started ${times(report.starts)}` : null}.
          {report.strayReturns > 0
            ? ` ${report.strayReturns.toLocaleString("en-GB")} licences came back that had not gone out; they are left out.`
            : null}
          {report.otherDaemons > 0
            ? ` ${report.otherDaemons.toLocaleString("en-GB")} lines are of other vendor daemons and were passed over.`
            : null}
        </p>
      ) : null}
      {source ? (
        <p className="mt-3">
          <Link className="link" href={source}>
            {tried ? "The licence server" : "See it in the history of the licence server"}
          </Link>
        </p>
      ) : null}
      <Tabs
        label="Result"
        tabs={[
          { label: "Features", href: here, count: report.features.length },
          { label: "Not understood", href: `${here}?tab=lines`, count: run.problemCount },
        ]}
      />
      {search.tab === "lines" ? (
        <>
          {run.leftOut > 0 ? (
            <Button asChild className="mt-4">
              <Link href={`${here}/errors.csv`} prefetch={false}>
                Download these lines
              </Link>
            </Button>
          ) : null}
          <LogLines importId={run.id} search={search} />
        </>
      ) : (
        <Features report={report} />
      )}
    </>
  );
}

const gaps = (count: number) => (count === 1 ? "1 gap" : `${count} gaps`);
const times = (count: number) => (count === 1 ? "once" : `${count} times`);

function Features({ report }: { report: NonNullable<ImportView["report"]> }) {
  return (
    <>
      <Table className="mt-4">
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col" className="text-right">
              Peak
            </th>
            <th scope="col">First reached</th>
            <th scope="col" className="text-right">
              Check-outs
            </th>
            <th scope="col" className="text-right">
              Denials
            </th>
          </tr>
        </thead>
        <tbody>
          {report.features.map((feature) => (
            <tr key={feature.name}>
              <td>{feature.name}</td>
              <td className="text-right">
                <Count value={feature.peak} />
              </td>
              <td>{feature.peakAt === null ? null : <DateText value={new Date(feature.peakAt)} time />}</td>
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
      {report.unused.length > 0 ? (
        <p className="text-muted mt-4 text-sm">
          Offered by the server and used by nobody in this log: {report.unused.slice(0, 40).join(", ")}
          {report.unused.length > 40 ? ` and ${report.unused.length - 40} more` : null}.
        </p>
      ) : null}
    </>
  );
}
