"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { secondsIn, spanOf, spanUnits, type SpanUnit } from "@/lib/kernel/span-words";

type SpanInputProps = {
  label: string;
  value: number | null;
  hint?: string;
  error?: string;
  optional?: boolean;
  /** The unit in which people think of it. */
  unit: SpanUnit;
  onChange(seconds: number | null): void;
};

/** A span of time as people say it, told in seconds; null where it is left empty. */
export function SpanInput({ label, value, hint, error, optional, unit: usual, onChange }: SpanInputProps) {
  const started = value !== null && value > 0 ? spanOf(value) : null;
  const [unit, setUnit] = useState<SpanUnit>(started?.unit ?? usual);
  const [text, setText] = useState(started ? String(started.count) : value === 0 ? "0" : "");
  const write = (count: string, of: SpanUnit) => {
    setText(count);
    setUnit(of);
    onChange(count.trim() === "" ? null : Math.round(Number(count) * secondsIn(of)));
  };
  return (
    <Field label={label} hint={hint} error={error} optional={optional} required={!optional}>
      <span className="flex gap-2">
        <Input
          type="number"
          min={0}
          className="max-w-[110px]"
          value={text}
          onChange={({ target }) => write(target.value, unit)}
        />
        <Select
          aria-label={`${label}: unit`}
          className="w-[130px]"
          options={spanUnits.map((one) => ({ value: one, label: `${one}s` }))}
          value={unit}
          onChange={({ target }) => write(text, spanUnits.find((one) => one === target.value) ?? usual)}
        />
      </span>
    </Field>
  );
}
