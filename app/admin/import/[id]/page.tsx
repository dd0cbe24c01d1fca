import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { fieldsOf } from "@/lib/imports/fields";
import { readImport } from "@/lib/imports/read-import";
import { delimiterWords, encodingWords, kindWords, presetWords, stageWords } from "../import-words";
import { ImportActs } from "./import-acts";
import { ImportProgress } from "./import-progress";
import { ImportResult } from "./import-result";
import { LogResult } from "./log-result";
import { PlanForm } from "./plan-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const runOf = cache((importId: string) => asUser(readImport, { importId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await runOf((await params).id)).fileName };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ id: importId }, search] = [await params, await searchParams];
  const run = await runOf(importId);
  const { stage } = run;
  const working = ["dry-running", "queued", "running", "undoing"].includes(stage);
  const tableKind = run.kind === "flexlm" ? null : run.kind;
  const planning =
    tableKind !== null && (stage === "uploaded" || stage === "failed" || (stage === "ready" && search.edit === "yes"));
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Import", href: "/admin/import" }, { label: run.fileName }]}
        title={run.fileName}
        pill={<StatusPill status={stage} {...stageWords[stage]} />}
        facts={[
          kindWords[run.kind],
          run.preset ? presetWords[run.preset] : null,
          <span key="size">
            <Count value={Math.max(1, Math.round(run.bytes / 1024))} /> KiB
          </span>,
          tableKind
            ? `${encodingWords[run.encoding] ?? run.encoding}, ${delimiterWords[run.delimiter] ?? run.delimiter}`
            : null,
          <DateText key="at" value={run.createdAt} recent time />,
        ]}
        acts={
          <>
            {stage === "ready" && !planning && tableKind ? (
              <Button asChild>
                <Link href={`/admin/import/${importId}?edit=yes`}>Change columns</Link>
              </Button>
            ) : null}
            {planning ? null : (
              <ImportActs
                importId={importId}
                kind={run.kind}
                stage={stage}
                created={run.created}
                changed={run.changed}
              />
            )}
          </>
        }
      />
      {run.failure ? (
        <p className="rounded-control bg-bad-soft text-bad mt-5 max-w-[640px] px-3 py-2">{run.failure}</p>
      ) : null}
      {working ? (
        <ImportProgress importId={importId} stage={stage} done={run.progress.done} total={run.progress.total} />
      ) : null}
      {planning ? (
        <PlanForm
          key={`${run.kind}/${run.preset}`}
          run={run}
          kind={tableKind}
          fields={fieldsOf(tableKind).map(({ name, label }) => ({ name, label }))}
        />
      ) : null}
      {!planning && !working && tableKind ? <ImportResult run={run} search={search} /> : null}
      {!working && !tableKind ? <LogResult run={run} search={search} /> : null}
    </>
  );
}
