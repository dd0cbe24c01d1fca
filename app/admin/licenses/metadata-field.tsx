"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useController } from "react-hook-form";
import { FormSection } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { LicensePart } from "./license-input";
import { scalarOf, textOf } from "./metadata-text";

type Row = { key: number; name: string; text: string };

/** Names and values that client programs are given with the licence, as they stand here. */
export function MetadataField({ form, errorOf }: LicensePart) {
  const {
    field: { value, onChange },
  } = useController({ control: form.control, name: "metadata" });
  const [rows, setRows] = useState<Row[]>(
    Object.entries(value ?? {}).map(([name, one], key) => ({ key, name, text: textOf(one) })),
  );
  const change = (next: Row[]) => {
    setRows(next);
    const named = next.filter(({ name }) => name.trim() !== "");
    onChange(Object.fromEntries(named.map(({ name, text }) => [name.trim(), scalarOf(text)])));
  };
  const edit = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  return (
    <FormSection
      title="Given to programs"
      detail="Client programs get these with the licence. A number, true and false are told as such."
    >
      {rows.map(({ key, name, text }, at) => (
        <div key={key} className="flex flex-wrap items-start gap-3">
          <Field label="Name of the entry" className="min-w-[140px] flex-1">
            <Input value={name} maxLength={100} onChange={({ target }) => edit(key, { name: target.value })} />
          </Field>
          <Field label="Its value" className="min-w-[140px] flex-1">
            <Input value={text} maxLength={2000} onChange={({ target }) => edit(key, { text: target.value })} />
          </Field>
          <Button
            type="button"
            variant="ghost"
            size="icon"
            className="mt-5"
            aria-label={`Remove entry ${at + 1}`}
            onClick={() => change(rows.filter((row) => row.key !== key))}
          >
            <X className="size-4" aria-hidden="true" />
          </Button>
        </div>
      ))}
      {errorOf("metadata") ? (
        <p className="text-bad text-sm font-medium first-letter:uppercase">{errorOf("metadata")}</p>
      ) : null}
      <div>
        <Button type="button" size="small" onClick={() => setRows([...rows, { key: next, name: "", text: "" }])}>
          Add an entry
        </Button>
      </div>
    </FormSection>
  );
}
