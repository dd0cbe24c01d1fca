import Link from "next/link";
import { Count } from "@/components/count";
import { KeyFigures } from "@/components/key-figures";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import type { ImportView } from "@/lib/imports/run-view";
import { subjectWords } from "../import-words";
import { ProblemTable } from "./problem-table";
import { RowTable } from "./row-table";

/** What a dry run found, or a run did: the sums first, each leading to its rows. */
export function ImportResult({ run, search }: { run: ImportView; search: SearchParams }) {
  const here = `/admin/import/${run.id}`;
  const tried = run.stage === "ready";
  const would = (word: string) => (tried ? `Would be ${word}` : word.charAt(0).toUpperCase() + word.slice(1));
  const figures = [
    {
      label: would("created"),
      value: <Count value={run.created} />,
      detail: "rows",
      href: `${here}?tab=rows&outcome=created`,
    },
    {
      label: would("changed"),
      value: <Count value={run.changed} />,
      detail: "rows",
      href: `${here}?tab=rows&outcome=changed`,
    },
    {
      label: "As they were",
      value: <Count value={run.unchanged} />,
      detail: "rows",
      href: `${here}?tab=rows&outcome=unchanged`,
    },
    {
      label: "Left out",
      value: <Count value={run.leftOut} />,
      detail: "rows with an error",
      href: `${here}?tab=problems&severity=error`,
    },
  ];
  const expired = run.totals["expired-seats"]?.created ?? 0;
  return (
    <>
      <KeyFigures figures={figures} />
      <Totals run={run} />
      {tried && run.created + run.changed === 0 ? (
        <p className="mt-4">Running it would change nothing: every row is as it was, or is left out.</p>
      ) : null}
      {expired > 0 ? (
        <p className="text-muted mt-3 text-sm">
          {expired === 1 ? "1 seat is" : `${expired.toLocaleString("en-GB")} seats are`} on licences that have expired.{" "}
          {run.options.expiredSeats === "keep"
            ? "They stay held, and show as over the limit."
            : "They end on the last day of their licence."}
          {tried ? " Change this under “Change columns”." : null}
        </p>
      ) : null}
      {run.leftOut > 0 ? (
        <p className="mt-4 flex flex-wrap items-center gap-3">
          <Button asChild>
            <Link href={`${here}/errors.csv`} prefetch={false}>
              Download the rows left out
            </Link>
          </Button>
          <span className="text-muted text-sm">
            As they stand in the file, with the reasons. Correct them and import that file.
          </span>
        </p>
      ) : null}
      <Tabs
        label="Result"
        tabs={[
          { label: "Problems", href: here, count: run.problemCount },
          { label: "Rows", href: `${here}?tab=rows`, count: run.created + run.changed + run.unchanged + run.leftOut },
        ]}
      />
      {search.tab === "rows" ? (
        <RowTable importId={run.id} search={search} />
      ) : (
        <ProblemTable importId={run.id} search={search} />
      )}
    </>
  );
}

function Totals({ run }: { run: ImportView }) {
  const told = subjectWords.flatMap(([type, one, many]) => {
    const { created = 0, changed = 0 } = run.totals[type] ?? {};
    // Seats bought are a number of seats, whichever way the purchase came to hold them.
    const sum = type === "bought-seats" ? created + changed : created;
    return sum > 0 ? [{ type, text: `${sum.toLocaleString("en-GB")} ${sum === 1 ? one : many}` }] : [];
  });
  if (told.length === 0) return null;
  return (
    <p className="mt-4">
      {run.stage === "ready" ? "It would bring " : "It brought "}
      {told.map(({ type, text }, index) => (
        <span key={type}>
          {index === 0 ? null : index === told.length - 1 ? " and " : ", "}
          {text}
        </span>
      ))}
      .
    </p>
  );
}
