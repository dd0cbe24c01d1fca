"use client";

import { useEffect, useState } from "react";

export type FoundItem = { id: string; label: string; detail?: string };
type Found<Item> = { key: string; items: Item[]; failed: boolean };

/** Asks `source?q=…` after a short pause in typing; an older answer never overwrites a newer one. */
export function useSearch<Item extends FoundItem>(source: string, query: string, enabled: boolean) {
  const [found, setFound] = useState<Found<Item>>({ key: "", items: [], failed: false });
  const key = `${source}\n${query.trim()}`;

  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const url = new URL(source, window.location.origin);
      url.searchParams.set("q", query.trim());
      try {
        const answer = await fetch(url, { signal: stop.signal, headers: { accept: "application/json" } });
        if (!answer.ok) throw new Error(`search answered ${answer.status}`);
        const { items } = (await answer.json()) as { items: Item[] };
        setFound({ key, items, failed: false });
      } catch {
        if (!stop.signal.aborted) setFound({ key, items: [], failed: true });
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [source, query, enabled, key]);

  const state = found.key !== key ? "searching" : found.failed ? "failed" : "done";
  return { items: found.items, state } as const;
}
