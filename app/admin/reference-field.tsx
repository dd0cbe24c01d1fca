"use client";

import { useState, type ReactNode } from "react";
import { Controller, type FieldValues, type Path, type PathValue, type UseFormReturn } from "react-hook-form";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

export type Reference = { id: string; label: string };

type ReferenceFieldProps<Input extends FieldValues> = {
  form: UseFormReturn<Input, unknown, Input>;
  name: Path<Input>;
  label: string;
  source: string;
  initial?: Reference | null;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
};

/** A field that names another thing, found by typing. */
export function ReferenceField<Input extends FieldValues>({
  form,
  name,
  label,
  source,
  initial = null,
  hint,
  error,
  required,
}: ReferenceFieldProps<Input>) {
  const [chosen, setChosen] = useState<Reference | null>(initial);
  return (
    <Field label={label} hint={hint} error={error} required={required} optional={!required}>
      <Controller
        control={form.control}
        name={name}
        render={({ field }) => (
          <Combobox
            source={source}
            value={chosen}
            clearable={!required}
            onChange={(item) => {
              setChosen(item);
              field.onChange((item?.id ?? "") as PathValue<Input, Path<Input>>);
            }}
          />
        )}
      />
    </Field>
  );
}
