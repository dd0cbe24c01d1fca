"use client";

import { useState } from "react";
import { unreachable, type Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { ApplyOutcome } from "@/lib/licenses/apply-outcome";
import type { Places } from "../../license-rules/rule-text";
import { counted } from "../../licenses/license-words";
import { previewApplyTypeAction } from "../actions";
import { ApplyPreview } from "./apply-preview";

/** Applies the type to the ticked licences, after showing what that does to each. */
export function ApplySelected({ type, places }: { type: { id: string; name: string }; places: Places }) {
  const { ids, clear } = useSelection();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly ApplyOutcome[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function onOpenChange(next: boolean) {
    setOpen(next);
    if (!next) return;
    setFound(null);
    setProblem(null);
    const input = { licenseTypeId: type.id, licenseIds: ids };
    const result = await previewApplyTypeAction(input).catch(() => null);
    if (result?.ok) setFound(result.data.licenses);
    else setProblem(result?.problem ?? unreachable);
  }
  const close = (applied: boolean) => {
    setOpen(false);
    if (applied) clear();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => void onOpenChange(next)}>
      <DialogTrigger asChild>
        <Button size="small" variant="primary">
          Apply the type to {counted(ids.length, "licence")}…
        </Button>
      </DialogTrigger>
      <DialogContent
        wide
        title={`Apply ${type.name}`}
        description="The licences take the type's rules in place of their own. Their dates, names and purchases stay."
      >
        {found ? (
          <ApplyPreview type={type} found={found} places={places} close={close} />
        ) : problem ? (
          <FormProblem problem={problem} />
        ) : (
          <p className="text-muted" role="status">
            Looking at {counted(ids.length, "licence")}…
          </p>
        )}
      </DialogContent>
    </Dialog>
  );
}
