"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import type { ImportStage, UploadKind } from "@/lib/imports/schema";
import { startImportAction, undoImportAction } from "../actions";

type Props = { importId: string; kind: UploadKind; stage: ImportStage; created: number; changed: number };

const rows = (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en-GB")} rows`);

/** What can be done with an import as it stands: run it once it was tried, undo it once it has run. */
export function ImportActs({ importId, kind, stage, created, changed }: Props) {
  if (kind === "flexlm") return <LogActs importId={importId} stage={stage} added={created} />;
  if (stage === "ready") {
    return (
      <ConfirmAction
        trigger={<Button variant="primary">Run import</Button>}
        title="Run this import?"
        description={`${rows(created)} create something and ${rows(changed)} change something, as shown here. You can follow it, leave the page and come back.`}
        confirm="Run import"
        action={() => startImportAction({ importId })}
        done="The import is running."
      />
    );
  }
  if (stage !== "done" || created + changed === 0) return null;
  return (
    <ConfirmAction
      trigger={<Button>Undo import</Button>}
      title="Undo this import?"
      description="Seats that it assigned end now, and licences, products, vendors and people that it created are archived, unless something else uses them since. What it changed on things that were here before stays."
      confirm="Undo import"
      danger
      action={() => undoImportAction({ importId })}
      done="The import is being undone."
    />
  );
}

/** The same of a licence server's log. */
function LogActs({ importId, stage, added }: { importId: string; stage: ImportStage; added: number }) {
  const events = added === 1 ? "1 event" : `${added.toLocaleString("en-GB")} events`;
  if (stage === "ready" || stage === "failed" || stage === "uploaded")
    return (
      <ConfirmAction
        trigger={<Button variant="primary">Import log</Button>}
        title="Import this log?"
        description={`${stage === "ready" ? `${events} are new and` : "What is new in it"} will be kept as history of the licence server. What is known already stays as it is, and it can be undone.`}
        confirm="Import log"
        action={() => startImportAction({ importId })}
        done="The log is being imported."
      />
    );
  if (stage !== "done") return null;
  return (
    <ConfirmAction
      trigger={<Button>Undo import</Button>}
      title="Undo this import?"
      description={`The ${events} that this log brought are taken back, and the hours that it alone covers are unknown again. What other logs or the collector tell stays.`}
      confirm="Undo import"
      danger
      action={() => undoImportAction({ importId })}
      done="The import is being undone."
    />
  );
}
