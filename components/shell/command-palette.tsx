"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useState } from "react";
import { useSearch, type FoundItem } from "../use-search";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "../ui/command";
import { scrimClass } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { useReturnFocus } from "../ui/use-return-focus";
import { groupsFor, portals, type PortalName } from "./navigation";
import { onOpenPalette } from "./shell-events";
import { ShortcutsDialog, useShortcuts } from "./shortcuts";

type FoundPlace = FoundItem & { href: string; group: string };

/** The search box of the shell and what it opens: every page, and with `search` the licences, people and products too. */
export function CommandPalette({
  allowed,
  current,
  roles,
  search,
}: {
  allowed: readonly PortalName[];
  current: PortalName;
  roles: readonly string[];
  search?: string;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const [query, setQuery] = useState("");
  const returning = useReturnFocus();
  const words = query.trim().toLowerCase();
  const found = useSearch<FoundPlace>(search ?? "", query, open && Boolean(search) && words.length > 1);

  useEffect(() => onOpenPalette(() => setOpen(true)), []);
  useShortcuts({
    allowed,
    current,
    palette: () => setOpen(true),
    help: () => setHelp(true),
    go: (href) => router.push(href),
  });

  function go(href: string) {
    setOpen(false);
    setQuery("");
    router.push(href);
  }
  const order = [current, ...allowed.filter((key) => key !== current)];
  const pages = order.flatMap((key) =>
    groupsFor(key, roles).flatMap((group) => group.items.map((item) => ({ ...item, portal: portals[key].label }))),
  );
  const matching = pages.filter(
    (page) => page.label.toLowerCase().includes(words) || page.portal.toLowerCase().includes(words),
  );
  const places = search && words.length > 1 ? found.items : [];
  const groups = [...new Set(places.map((place) => place.group))];

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Meta+K Control+K /"
        className="rounded-control border-line-strong bg-panel text-faint hover:border-control hover:text-muted absolute top-3.5 right-7 flex h-7 w-[260px] items-center gap-2 border px-2 text-sm max-lg:hidden"
      >
        <Search className="size-3.5" aria-hidden="true" />
        Search or jump to…
        <Kbd className="ml-auto">⌘K</Kbd>
      </button>
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Portal>
          <Radix.Overlay className={scrimClass} />
          <Radix.Content
            {...returning}
            aria-describedby={undefined}
            className="animate-rise rounded-panel border-line bg-panel shadow-lift fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-24px)] max-w-[560px] -translate-x-1/2 overflow-hidden border max-sm:top-3"
          >
            <Radix.Title className="sr-only">Search or jump to</Radix.Title>
            <Command shouldFilter={false} loop label="Search or jump to">
              <CommandInput
                placeholder={search ? "A page, a licence, a person…" : "A page…"}
                value={query}
                onValueChange={setQuery}
              />
              <CommandList label="Places" className="max-h-[min(420px,60vh)]">
                {groups.map((group) => (
                  <CommandGroup key={group} heading={group}>
                    {places
                      .filter((place) => place.group === group)
                      .map((place) => (
                        <CommandItem key={place.id} value={place.id} onSelect={() => go(place.href)}>
                          <span className="truncate">{place.label}</span>
                          {place.detail ? <span className="text-muted truncate">{place.detail}</span> : null}
                        </CommandItem>
                      ))}
                  </CommandGroup>
                ))}
                {matching.length > 0 ? (
                  <CommandGroup heading="Pages">
                    {matching.map((page) => (
                      <CommandItem
                        key={page.href + page.key}
                        value={page.href + page.key}
                        onSelect={() => go(page.href)}
                      >
                        <span>
                          {page.label} {allowed.length > 1 ? <span className="text-muted">{page.portal}</span> : null}
                        </span>
                        {page.letter ? (
                          <span className="flex gap-1 max-sm:hidden">
                            <Kbd>g</Kbd>
                            <Kbd>{page.letter}</Kbd>
                          </span>
                        ) : null}
                      </CommandItem>
                    ))}
                  </CommandGroup>
                ) : null}
                {matching.length + places.length === 0 ? (
                  <CommandEmpty>
                    {found.state === "searching" && search
                      ? "Searching…"
                      : found.state === "failed" && search
                        ? "The search did not answer. Try again."
                        : `Nothing matches “${query}”.`}
                  </CommandEmpty>
                ) : null}
              </CommandList>
            </Command>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <ShortcutsDialog open={help} onOpenChange={setHelp} pages={pages} />
    </>
  );
}
