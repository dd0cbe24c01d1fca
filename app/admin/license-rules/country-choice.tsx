"use client";

import { useController, useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Chips } from "./many-references";
import type { RuleInput } from "./rule-input";
import type { Places } from "./rule-text";

/** Any number of countries, added one after the other. */
export function CountryChoice({ countries, error }: Pick<Places, "countries"> & { error?: string }) {
  const { control } = useFormContext<RuleInput>();
  const {
    field: { ref, value, onChange },
  } = useController({ control, name: "countries" });
  return (
    <Field label="Countries" optional hint="None: everywhere." error={error}>
      <Chips
        items={value.map((code) => ({
          id: code,
          label: countries.find((country) => country.value === code)?.label ?? code,
        }))}
        remove={(code) => onChange(value.filter((one) => one !== code))}
      />
      <Select
        ref={ref}
        value=""
        placeholder="Add a country…"
        options={countries.filter((country) => !value.includes(country.value))}
        onChange={({ target }) => target.value !== "" && onChange([...value, target.value])}
      />
    </Field>
  );
}
