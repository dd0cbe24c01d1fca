"use client";

import { ConfirmAction } from "@/components/confirm-action";
import type { ActionResult } from "@/components/form/action-result";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";

type Act = () => Promise<ActionResult<unknown>>;
type ArchiveActProps = {
  archived: boolean;
  /** "Autodesk" */
  name: string;
  /** What it is: "vendor". */
  what: string;
  /** What archiving does to others, beyond hiding it. */
  effect?: string;
  archive: Act;
  restore: Act;
};

/** Archive, with what it will do and an undo; for what is archived, restore. */
export function ArchiveAct({ archived, name, what, effect, archive, restore }: ArchiveActProps) {
  const { run, pending } = useAction(restore, { done: `${name} is restored.` });
  if (archived) {
    return (
      <Button pending={pending} onClick={() => run(undefined)}>
        Restore
      </Button>
    );
  }
  return (
    <ConfirmAction
      trigger={<Button variant="caution">Archive…</Button>}
      title={`Archive ${name}?`}
      description={`The ${what} disappears from lists and choices. Its history stays, and it can be restored at any time.${effect ? ` ${effect}` : ""}`}
      confirm="Archive"
      danger
      action={archive}
      done={`${name} is archived.`}
      undo={restore}
      undone={`${name} is restored.`}
    />
  );
}
