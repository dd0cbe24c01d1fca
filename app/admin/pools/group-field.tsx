"use client";

import { useState } from "react";
import { FormRow } from "@/components/form/form-parts";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { GroupKind } from "@/lib/db/generated/enums";
import { countryOptions } from "../sites/country-options";
import { groupKindWords, subjectHints } from "./rule-words";

type Item = { id: string; label: string };

type GroupFieldProps = {
  kinds: readonly GroupKind[];
  kind: GroupKind;
  subject: string;
  initial?: Item | null;
  error?: string;
  kindError?: string;
  onChange(kind: GroupKind, subject: string): void;
};

/** Which group a rule is about: what it goes by, and then which one. */
export function GroupField({ kinds, kind, subject, initial = null, error, kindError, onChange }: GroupFieldProps) {
  const [item, setItem] = useState<Item | null>(initial);
  const isFound = kind === "PERSON" || kind === "DEPARTMENT";
  return (
    <FormRow>
      <Field label="For" error={kindError}>
        <Select
          options={kinds.map((value) => ({ value, label: groupKindWords[value] }))}
          value={kind}
          onChange={({ target }) => {
            setItem(null);
            onChange(kinds.find((one) => one === target.value) ?? kind, "");
          }}
        />
      </Field>
      <Field label="Which one" required hint={subjectHints[kind]} error={error}>
        {isFound ? (
          <Combobox
            key={kind}
            source={kind === "PERSON" ? "/admin/people/options" : "/admin/departments/options"}
            value={item}
            onChange={(next) => {
              setItem(next);
              onChange(kind, next?.id ?? "");
            }}
          />
        ) : kind === "COUNTRY" ? (
          <Select
            options={[{ value: "", label: "Choose…" }, ...countryOptions]}
            value={subject}
            onChange={({ target }) => onChange(kind, target.value)}
          />
        ) : (
          <Input value={subject} onChange={({ target }) => onChange(kind, target.value)} />
        )}
      </Field>
    </FormRow>
  );
}
