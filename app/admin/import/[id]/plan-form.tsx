"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { Problem } from "@/components/form/action-result";
import { FormActs, FormProblem, FormSection } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ImportView } from "@/lib/imports/run-view";
import {
  importKind,
  importPreset,
  type ImportKind,
  type ImportMapping,
  type ImportOptions,
} from "@/lib/imports/schema";
import { planImportAction } from "../actions";
import { kindWords, presetWords } from "../import-words";
import { ColumnTable } from "./column-table";
import { OptionFields } from "./option-fields";

type FieldName = { name: string; label: string };

const kinds = importKind.options.map((value) => ({ value, label: kindWords[value] }));
const presets = importPreset.options
  .filter((value) => value !== "template")
  .map((value) => ({ value, label: presetWords[value] }));

/** What the file holds, which column is what, and what the file cannot say; then it is tried. */
export function PlanForm({ run, kind, fields }: { run: ImportView; kind: ImportKind; fields: readonly FieldName[] }) {
  const router = useRouter();
  const [mapping, setMapping] = useState<ImportMapping>(run.mapping);
  const [options, setOptions] = useState<ImportOptions>(run.options);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = `/admin/import/${run.id}`;
  const tryIt = useAction(planImportAction, { onDone: () => router.replace(here), onProblem: setProblem });
  const replan = useAction(planImportAction, { onDone: () => router.refresh(), onProblem: setProblem });

  function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    tryIt.run({ importId: run.id, mapping, options, next: "dry-run" });
  }

  const errorOf = (name: string) => problem?.errors?.find(({ pointer }) => pointer === `/options/${name}`)?.detail;
  const elsewhere = problem?.errors?.filter(({ pointer }) => !pointer.startsWith("/options/"));
  // What stands beside its field already is not said again.
  const untold =
    problem && elsewhere?.length !== 0
      ? { ...problem, detail: elsewhere?.map(({ detail }) => detail).join(" ") ?? problem.detail }
      : null;
  return (
    <form className="mt-6 grid gap-6" onSubmit={submit} noValidate>
      <div className="grid max-w-[640px] items-start gap-4 sm:grid-cols-2">
        <Field label="What the file holds">
          <Select
            options={kinds}
            value={kind}
            disabled={replan.pending}
            onChange={({ target }) =>
              replan.run({ importId: run.id, kind: importKind.parse(target.value), preset: "template" })
            }
          />
        </Field>
        <Field label="Made by" hint="Says what its columns mean">
          <Select
            options={presets}
            placeholder="Anything else"
            value={run.preset === "template" ? "" : (run.preset ?? "")}
            disabled={replan.pending}
            onChange={({ target }) =>
              replan.run({ importId: run.id, preset: importPreset.parse(target.value || "template") })
            }
          />
        </Field>
      </div>
      {run.remarks.length > 0 ? <p className="text-muted max-w-[640px] text-sm">{run.remarks.join(" ")}</p> : null}
      <FormSection title="Columns" detail="Guessed from their names. Columns that you leave out are not imported.">
        <ColumnTable columns={run.columns} fields={fields} mapping={mapping} onChange={setMapping} />
      </FormSection>
      <FormSection title="What the file cannot say">
        <OptionFields kind={kind} mapping={mapping} options={options} errorOf={errorOf} onChange={setOptions} />
      </FormSection>
      <FormProblem problem={untold} />
      <FormActs>
        <Button type="submit" variant="primary" pending={tryIt.pending}>
          Try it
        </Button>
        <span className="text-muted self-center text-sm">Nothing is kept yet: you see first what it would do.</span>
      </FormActs>
    </form>
  );
}
