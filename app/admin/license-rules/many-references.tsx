"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Reference } from "../reference-field";
import type { RuleInput } from "./rule-input";

type ManyReferencesProps = {
  name: "siteIds" | "departmentIds";
  label: string;
  hint: string;
  source: string;
  placeholder: string;
  initial: readonly Reference[];
  error?: string;
};

/** Any number of things, found by typing one after the other. */
export function ManyReferences({ name, label, hint, source, placeholder, initial, error }: ManyReferencesProps) {
  const { control } = useFormContext<RuleInput>();
  const {
    field: { onChange },
  } = useController({ control, name });
  const [chosen, setChosen] = useState<readonly Reference[]>(initial);
  const change = (next: readonly Reference[]) => {
    setChosen(next);
    onChange(next.map(({ id }) => id));
  };
  return (
    <Field label={label} optional hint={hint} error={error}>
      <Chips items={chosen} remove={(id) => change(chosen.filter((one) => one.id !== id))} />
      <Combobox
        source={source}
        value={null}
        placeholder={placeholder}
        onChange={(item) => {
          if (item && !chosen.some(({ id }) => id === item.id)) change([...chosen, { id: item.id, label: item.label }]);
        }}
      />
    </Field>
  );
}

export function Chips({ items, remove }: { items: readonly Reference[]; remove(id: string): void }) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {items.map(({ id, label }) => (
        <li key={id} className="rounded-control border-line bg-sunken flex items-center border text-sm">
          <span className="py-0.5 pl-2">{label}</span>
          <button
            type="button"
            aria-label={`Remove ${label}`}
            className="text-muted hover:text-text min-h-6 min-w-6 px-1.5"
            onClick={() => remove(id)}
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
