"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { DateInput, Input } from "../ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "../ui/popover";
import { listHref, type ListState } from "./list-state";
import type { ListFilter } from "./table-bar";

const itemClass =
  "flex min-h-8 w-full items-center rounded-[6px] px-2.5 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2 max-sm:min-h-10";

/** First which, then what; the chosen filter becomes a chip and a part of the URL. */
export function AddFilter({ filters, state }: { filters: readonly ListFilter[]; state: ListState }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ListFilter | null>(null);

  function apply(key: string, value: string) {
    setOpen(false);
    setChosen(null);
    if (value) router.push(listHref(state, { [key]: value }), { scroll: false });
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get("value");
    if (chosen && typeof value === "string") apply(chosen.key, value.trim());
  }

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setChosen(filters.length === 1 ? (filters[0] ?? null) : null);
      }}
    >
      <PopoverTrigger asChild>
        <button type="button" className="hover:text-text rounded-[4px] px-1 py-0.5 hover:underline max-sm:py-2">
          Add filter
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label="Add filter" className="max-h-[340px] overflow-y-auto p-1">
        {chosen === null ? (
          filters.map((filter) => (
            <button key={filter.key} type="button" className={itemClass} onClick={() => setChosen(filter)}>
              {filter.label}
            </button>
          ))
        ) : chosen.kind === "choice" ? (
          <>
            <p className="text-muted px-2.5 pt-1 pb-1 text-xs">{chosen.label}</p>
            {chosen.options.map((option, index) => (
              <button
                key={option.value}
                type="button"
                autoFocus={index === 0}
                className={itemClass}
                onClick={() => apply(chosen.key, option.value)}
              >
                {option.label}
              </button>
            ))}
          </>
        ) : chosen.kind === "search" ? (
          <div className="p-2">
            <Field label={chosen.label}>
              <Combobox source={chosen.source} value={null} onChange={(item) => item && apply(chosen.key, item.id)} />
            </Field>
          </div>
        ) : (
          <form onSubmit={submit} className="grid gap-2 p-2">
            <Field label={chosen.label}>
              {chosen.kind === "date" ? (
                <DateInput name="value" autoFocus required />
              ) : (
                <Input name="value" autoFocus required />
              )}
            </Field>
            <Button type="submit" size="small" className="justify-self-start">
              Apply
            </Button>
          </form>
        )}
      </PopoverContent>
    </Popover>
  );
}
