"use client";

import { useState } from "react";
import { FormRow } from "@/components/form/form-parts";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export type SubjectKind = "person" | "department" | "machine";
type Item = { id: string; label: string };

const kinds = [
  { value: "person", label: "A person" },
  { value: "department", label: "A department, with those below it" },
  { value: "machine", label: "A machine" },
];
const isKind = (text: string): text is SubjectKind => kinds.some(({ value }) => value === text);

type SubjectFieldProps = {
  kind: SubjectKind;
  machines: readonly { id: string; name: string }[];
  initial?: Item | null;
  error?: string;
  onKind(kind: SubjectKind): void;
  onChoose(id: string): void;
};

/** Whom something is about: a kind, and then which one. Machines are offered where the licence has any. */
export function SubjectField({ kind, machines, initial = null, error, onKind, onChoose }: SubjectFieldProps) {
  const [item, setItem] = useState<Item | null>(initial);
  const choose = (next: Item | null) => {
    setItem(next);
    onChoose(next?.id ?? "");
  };
  return (
    <FormRow>
      <Field label="For">
        <Select
          options={machines.length > 0 || kind === "machine" ? kinds : kinds.slice(0, 2)}
          value={kind}
          onChange={(event) => {
            choose(null);
            if (isKind(event.target.value)) onKind(event.target.value);
          }}
        />
      </Field>
      <Field label="Which one" required error={error}>
        {kind === "machine" ? (
          <Select
            placeholder="Choose a machine"
            options={machines.map(({ id, name }) => ({ value: id, label: name }))}
            value={item?.id ?? ""}
            onChange={(event) => choose(event.target.value ? { id: event.target.value, label: "" } : null)}
          />
        ) : (
          <Combobox
            key={kind}
            source={kind === "person" ? "/admin/people/options" : "/admin/departments/options"}
            value={item}
            onChange={choose}
          />
        )}
      </Field>
    </FormRow>
  );
}
