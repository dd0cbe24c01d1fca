"use client";

import { X } from "lucide-react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Reference } from "../../../reference-field";

type PeoplePickerProps = { picked: readonly Reference[]; onChange(picked: Reference[]): void };

/** Several people, found by typing; each can be taken out again. */
export function PeoplePicker({ picked, onChange }: PeoplePickerProps) {
  return (
    <div className="grid gap-2">
      <Field label="People">
        <Combobox
          source="/admin/people/options"
          value={null}
          placeholder={picked.length === 0 ? "Choose a person…" : "Choose another…"}
          onChange={(item) =>
            item && !picked.some(({ id }) => id === item.id) ? onChange([...picked, item]) : undefined
          }
        />
      </Field>
      {picked.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label="People chosen">
          {picked.map((person) => (
            <li
              key={person.id}
              className="rounded-control border-line-strong bg-panel inline-flex min-h-7 items-center border pl-2.5 text-sm"
            >
              {person.label}
              <button
                type="button"
                aria-label={`Take out ${person.label}`}
                className="text-muted hover:text-text ml-0.5 rounded-[6px] p-1.5 max-sm:p-2.5"
                onClick={() => onChange(picked.filter(({ id }) => id !== person.id))}
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
