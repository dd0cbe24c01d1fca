"use client";

import { useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { RuleInput } from "./rule-input";
import { secondsIn, spanOf, spanUnits, type SpanUnit } from "@/lib/kernel/span-words";

type SpanFieldProps = {
  name: "heartbeatSeconds" | "leaseSeconds" | "borrowSeconds";
  label: string;
  hint?: string;
  error?: string;
  unit: SpanUnit;
};

/** A span of time as people say it, kept in seconds; empty where there is none. */
export function SpanField({ name, label, hint, error, unit: usual }: SpanFieldProps) {
  const { control } = useFormContext<RuleInput>();
  const {
    field: { ref, value, onBlur, onChange },
  } = useController({ control, name });
  const started = typeof value === "number" && value > 0 ? spanOf(value) : null;
  const [unit, setUnit] = useState<SpanUnit>(started?.unit ?? usual);
  const [text, setText] = useState(started ? String(started.count) : "");
  const write = (count: string, of: SpanUnit) =>
    onChange(count.trim() === "" ? null : Math.round(Number(count) * secondsIn(of)));
  return (
    <Field label={label} optional hint={hint} error={error}>
      <span className="flex gap-2">
        <Input
          ref={ref}
          type="number"
          min={0}
          className="max-w-[110px]"
          value={text}
          onBlur={onBlur}
          onChange={({ target }) => {
            setText(target.value);
            write(target.value, unit);
          }}
        />
        <Select
          id={`${name}-unit`}
          aria-label={`${label}: unit`}
          className="w-[130px]"
          options={spanUnits.map((value) => ({ value, label: `${value}s` }))}
          value={unit}
          onChange={({ target }) => {
            const next = spanUnits.find((one) => one === target.value) ?? usual;
            setUnit(next);
            write(text, next);
          }}
        />
      </span>
    </Field>
  );
}
