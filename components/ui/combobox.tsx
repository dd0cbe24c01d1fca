"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { useId, useState } from "react";
import { useSearch, type FoundItem } from "../use-search";
import { cn } from "./cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "./command";
import { useFieldControl } from "./field";
import { controlClass } from "./input";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

type ComboboxProps = {
  /** A URL that answers `?q=` with `{ items: [{ id, label, detail? }] }`. */
  source: string;
  value: FoundItem | null;
  onChange(item: FoundItem | null): void;
  placeholder?: string;
  searchLabel?: string;
  disabled?: boolean;
  clearable?: boolean;
  id?: string;
};

/** Picks one of many thousands (people, licences) by typing a part of the name. */
export function Combobox({
  source,
  value,
  onChange,
  placeholder = "Choose…",
  searchLabel = "Type a name",
  disabled,
  clearable,
  id,
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const { items, state } = useSearch(source, query, open);
  const [picked, setPicked] = useState("");
  // The first match is what Enter takes, but not while it is the match of what was typed before.
  const marked = state === "searching" ? "" : (items.find((item) => item.id === picked) ?? items[0])?.id;
  const wiring = useFieldControl({ id });
  const listId = useId();
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <span className="relative block">
        <PopoverTrigger asChild>
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-haspopup="dialog"
            aria-controls={listId}
            disabled={disabled}
            {...wiring}
            className={cn(
              controlClass,
              "flex h-8 items-center pr-8 text-left max-sm:h-10",
              !value && "text-faint",
              clearable && value && "pr-16",
            )}
          >
            <span className="truncate">{value?.label ?? placeholder}</span>
            <ChevronsUpDown className="text-muted absolute right-2.5 size-4" aria-hidden="true" />
          </button>
        </PopoverTrigger>
        {clearable && value ? (
          <button
            type="button"
            aria-label={`Clear ${value.label}`}
            onClick={() => onChange(null)}
            className="text-muted hover:text-text absolute top-1/2 right-7.5 -translate-y-1/2 rounded-[4px] p-1.5"
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        ) : null}
      </span>
      <PopoverContent
        id={listId}
        aria-label={searchLabel}
        className="w-[var(--radix-popover-trigger-width)] min-w-[260px] p-0"
      >
        <Command shouldFilter={false} label={searchLabel} value={marked ?? ""} onValueChange={setPicked}>
          <CommandInput autoFocus placeholder={searchLabel} value={query} onValueChange={setQuery} />
          <CommandList label="Matches" className="max-h-[260px]">
            <CommandGroup>
              {items.map((item) => (
                <CommandItem
                  key={item.id}
                  value={item.id}
                  onSelect={() => {
                    onChange(item);
                    setOpen(false);
                    setQuery("");
                  }}
                >
                  <span className="truncate">{item.label}</span>
                  {item.detail ? <span className="text-muted truncate">{item.detail}</span> : null}
                </CommandItem>
              ))}
            </CommandGroup>
            {items.length === 0 ? (
              <CommandEmpty>
                {state === "failed"
                  ? "The search did not answer. Try again."
                  : state === "searching"
                    ? "Searching…"
                    : query
                      ? `Nothing matches “${query}”.`
                      : "Nothing to choose from yet."}
              </CommandEmpty>
            ) : null}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
