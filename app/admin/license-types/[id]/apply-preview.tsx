"use client";

import { useState } from "react";
import { unreachable, type Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogActs } from "@/components/ui/dialog";
import { FieldSet } from "@/components/ui/field";
import type { ApplyOutcome } from "@/lib/licenses/apply-outcome";
import type { ApplicableField } from "@/lib/licenses/license-differences";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import type { Places } from "../../license-rules/rule-text";
import { counted } from "../../licenses/license-words";
import { applyLicenseTypeAction, previewApplyTypeAction } from "../actions";
import { OutcomeList } from "./outcome-list";

type ApplyPreviewProps = {
  type: { id: string; name: string };
  /** What applying all of the type would do. */
  found: readonly ApplyOutcome[];
  places: Places;
  close(applied: boolean): void;
};
type Fields = readonly ApplicableField[];

/** What applying would do to each licence, with the choice of rules; then what it did. */
export function ApplyPreview({ type, found, places, close }: ApplyPreviewProps) {
  const all = [...new Set(found.flatMap(({ differences }) => differences.map(({ field }) => field)))];
  const [outcomes, setOutcomes] = useState(found);
  const [chosen, setChosen] = useState<Fields>(all);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDone, setDone] = useState(false);
  const input = { licenseTypeId: type.id, licenseIds: found.map(({ id }) => id) };
  const apply = useAction(applyLicenseTypeAction, {
    done: ({ applied }) => (applied === 0 ? undefined : `${type.name} is applied to ${counted(applied, "licence")}.`),
    onDone: ({ refused, licenses }) => {
      if (refused === 0) return close(true);
      setOutcomes(licenses);
      setDone(true);
    },
    onProblem: setProblem,
  });

  async function choose(fields: Fields) {
    setChosen(fields);
    if (fields.length === 0) return;
    const result = await previewApplyTypeAction({ ...input, fields: [...fields] }).catch(() => null);
    if (!result?.ok) return setProblem(result?.problem ?? unreachable);
    setProblem(null);
    setOutcomes(result.data.licenses);
  }

  const would = outcomes.filter(({ outcome }) => outcome === "applied").length;
  const versions = Object.fromEntries(found.map(({ id, version }) => [id, version]));
  return (
    <div className="grid gap-4">
      {isDone || all.length === 0 ? null : (
        <FieldSet legend="Apply">
          <div className="grid gap-x-6 sm:grid-cols-2">
            {all.map((field) => (
              <Checkbox
                key={field}
                label={fieldLabels[field]}
                checked={chosen.includes(field)}
                onChange={({ target }) =>
                  void choose(target.checked ? [...chosen, field] : chosen.filter((one) => one !== field))
                }
              />
            ))}
          </div>
        </FieldSet>
      )}
      <OutcomeList outcomes={outcomes} places={places} isDone={isDone} />
      <FormProblem problem={problem} />
      <DialogActs>
        <Button onClick={() => close(isDone)}>{isDone ? "Close" : "Cancel"}</Button>
        {isDone ? null : (
          <Button
            variant="primary"
            pending={apply.pending}
            disabled={would === 0 || chosen.length === 0}
            onClick={() => apply.run({ ...input, fields: [...chosen], versions })}
          >
            Apply to {counted(would, "licence")}
          </Button>
        )}
      </DialogActs>
    </div>
  );
}
