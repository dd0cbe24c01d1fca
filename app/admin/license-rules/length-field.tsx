"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { RuleInput, RulePart } from "./rule-input";

const units = [
  { value: "months", label: "months" },
  { value: "days", label: "days" },
];

/** How long the term is: months or days, one of the two. */
export function LengthField({ errorOf }: RulePart) {
  const { getValues, setValue } = useFormContext<RuleInput>();
  const [months, days] = getValues(["durationMonths", "durationDays"]);
  const [unit, setUnit] = useState(days === null ? "months" : "days");
  const [text, setText] = useState(String(months ?? days ?? ""));
  const write = (count: string, of: string) => {
    const length = count.trim() === "" ? null : Number(count);
    const options = { shouldDirty: true, shouldValidate: length !== null };
    setValue("durationMonths", of === "months" ? length : null, options);
    setValue("durationDays", of === "days" ? length : null, options);
  };
  return (
    <Field
      label="Length"
      optional
      hint="Of the term, and of each renewal."
      error={errorOf("durationMonths") ?? errorOf("durationDays")}
    >
      <span className="flex gap-2">
        <Input
          type="number"
          min={1}
          className="max-w-[110px]"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            write(target.value, unit);
          }}
        />
        <Select
          id="length-unit"
          aria-label="Length: unit"
          className="w-[120px]"
          options={units}
          value={unit}
          onChange={({ target }) => {
            setUnit(target.value);
            write(text, target.value);
          }}
        />
      </span>
    </Field>
  );
}
