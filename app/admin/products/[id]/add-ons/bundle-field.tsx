"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { createAddOnInput } from "@/lib/catalog/add-on-schema";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";

type AddOnFields = z.input<typeof createAddOnInput>;
type BundleFieldProps = {
  form: UseFormReturn<AddOnFields, unknown, AddOnFields>;
  choices: readonly FeatureChoice[];
  errorOf(name: "features" | `features.${number}.featureId` | `features.${number}.value`): string | undefined;
};

/** An empty number is null: none for a FLAG, no limit for a METER. */
const numberOrNull = (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value));

/** The features of a bundle, a row each, with how much of it one add-on gives. */
export function BundleField({ form, choices, errorOf }: BundleFieldProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "features" });
  const rows = form.watch("features");
  const choiceOf = (id: string | undefined) => choices.find((choice) => choice.id === id);
  const several = new Set(choices.map(({ product }) => product.id)).size > 1;
  const options = choices.map(({ id, name, product }) => ({
    value: id,
    label: several ? `${name} (${product.name})` : name,
  }));
  return (
    <FieldSet legend="Features" hint="What one of this add-on gives." error={errorOf("features")}>
      <ul className="grid gap-3">
        {fields.map((field, at) => {
          const feature = choiceOf(rows[at]?.featureId);
          return (
            <li key={field.id} className="flex items-start gap-2">
              <Field
                label={`Feature ${at + 1}`}
                hideLabel
                className="min-w-0 flex-1"
                error={errorOf(`features.${at}.featureId`)}
              >
                <Select
                  placeholder="Choose a feature"
                  options={options}
                  {...form.register(`features.${at}.featureId`)}
                />
              </Field>
              {feature && feature.kind !== "FLAG" ? (
                <Field
                  label={`How much of ${feature.name}`}
                  hideLabel
                  className="w-36"
                  hint={feature.kind === "METER" ? "Empty: no limit" : feature.unit}
                  error={errorOf(`features.${at}.value`)}
                >
                  <Input
                    type="number"
                    min={0}
                    {...form.register(`features.${at}.value`, { setValueAs: numberOrNull })}
                  />
                </Field>
              ) : null}
              <Button
                type="button"
                size="icon"
                variant="ghost"
                aria-label={`Leave out ${feature?.name ?? `feature ${at + 1}`}`}
                onClick={() => remove(at)}
              >
                <X className="size-4" aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ul>
      <div>
        <Button type="button" size="small" onClick={() => append({ featureId: "", value: null })}>
          <Plus className="size-4" aria-hidden="true" /> Another feature
        </Button>
      </div>
    </FieldSet>
  );
}
