"use client";

import { X } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { wholeOrNone } from "../license-rules/rule-input";
import type { TypeInput } from "./type-input";

/** The features that a licence of the type is granted, by their codes. */
export function FeatureRows() {
  const { control, register, formState } = useFormContext<TypeInput>();
  const { fields, append, remove } = useFieldArray({ control, name: "features" });
  const errors = formState.errors.features;
  return (
    <div className="grid gap-3">
      {fields.map((row, at) => (
        <div key={row.id} className="flex flex-wrap items-start gap-3">
          <Field label="Code" required error={errors?.[at]?.code?.message} className="min-w-[160px] flex-1">
            <Input {...register(`features.${at}.code`)} />
          </Field>
          <Field label="Value" optional error={errors?.[at]?.value?.message} className="w-[120px]">
            <Input type="number" min={0} {...register(`features.${at}.value`, wholeOrNone)} />
          </Field>
          <Checkbox label="On" className="mt-6" {...register(`features.${at}.enabled`)} />
          <Button
            type="button"
            variant="ghost"
            size="icon"
            className="mt-5"
            aria-label={`Remove feature ${at + 1}`}
            onClick={() => remove(at)}
          >
            <X className="size-4" aria-hidden="true" />
          </Button>
        </div>
      ))}
      {(errors?.root?.message ?? errors?.message) ? (
        <p className="text-bad text-sm font-medium first-letter:uppercase">
          {errors?.root?.message ?? errors?.message}
        </p>
      ) : null}
      <div>
        <Button type="button" size="small" onClick={() => append({ code: "", value: null, enabled: true })}>
          Add a feature
        </Button>
      </div>
    </div>
  );
}
