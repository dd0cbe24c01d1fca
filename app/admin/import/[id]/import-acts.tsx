"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import type { ImportStage } from "@/lib/imports/schema";
import { startImportAction, undoImportAction } from "../actions";

type Props = { importId: string; stage: ImportStage; created: number; changed: number };

const rows = (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en-GB")} rows`);

/** What can be done with an import as it stands: run it once it was tried, undo it once it has run. */
export function ImportActs({ importId, stage, created, changed }: Props) {
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
