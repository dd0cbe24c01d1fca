"use client";

import { createContext, use, useEffect, useState, type ReactNode } from "react";
import { changed, type LivePool } from "@/lib/floating/live-pool";
import type { PoolNews } from "@/lib/floating/pool-watch";
import { cn } from "@/components/ui/cn";

type Standing = "connecting" | "live" | "away" | "over";
type Known = ReadonlyMap<string, LivePool>;

const Live = createContext<{ pools: Known; standing: Standing }>({ pools: new Map(), standing: "connecting" });

type LivePoolsProps = {
  /** As the server knew them when it made the page. */
  initial: readonly LivePool[];
  /** With who holds seats and who waits. */
  detailed?: boolean;
  children: ReactNode;
};

/** Keeps the pools of a page as they are now, by server-sent events, while somebody looks at it. */
export function LivePools({ initial, detailed = false, children }: LivePoolsProps) {
  const [told, setTold] = useState<Known>(new Map());
  const [standing, setStanding] = useState<Standing>("connecting");
  const ids = initial.map(({ id }) => id).join(",");

  useEffect(() => {
    if (ids === "") return;
    return follow(`/admin/pools/events?pools=${ids}${detailed ? "&detailed=yes" : ""}`, {
      told: (news) => setTold((before) => new Map([...before, ...news])),
      stands: setStanding,
    });
  }, [ids, detailed]);

  const pools = new Map(initial.map((pool) => [pool.id, told.get(pool.id) ?? pool]));
  return <Live value={{ pools, standing }}>{children}</Live>;
}

export function useLivePool(id: string): LivePool | undefined {
  return use(Live).pools.get(id);
}

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

type Listener = { told(news: Known): void; stands(standing: Standing): void };

/**
 * Listens while the page is seen: browsers open few connections to one server, which forgotten tabs must not use up. Each
 * connection begins with all there is, so nothing is missed between two.
 */
function follow(address: string, { told, stands }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    let known = new Map<string, LivePool>();
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener("open", () => (known = new Map()));
    opened.addEventListener("pools", ({ data }: MessageEvent<string>) => {
      // Our own server wrote it, by this very type.
      const { isAway, pools } = JSON.parse(data) as PoolNews;
      for (const change of pools) {
        const now = changed(known.get(change.id), change);
        if (now) known.set(change.id, now);
      }
      retryMs = firstRetryMs;
      told(known);
      stands(isAway ? "away" : "live");
    });
    opened.addEventListener("over", () => {
      close();
      stands("over");
    });
    opened.addEventListener("error", () => {
      stands("away");
      // Broken off, it comes back by itself; refused, it does not.
      if (opened.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
  };
  const seen = () => (document.hidden ? close() : open());
  seen();
  document.addEventListener("visibilitychange", seen);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    close();
  };
}

const words: Record<Standing, string> = {
  connecting: "Connecting",
  live: "Live",
  away: "Not live: the server does not answer, trying again",
  over: "Not live: you were signed out",
};

/** Says whether what is shown is live. */
export function LiveMark() {
  const { standing, pools } = use(Live);
  if (pools.size === 0) return null;
  return (
    <span
      role="status"
      className={cn("whitespace-nowrap", (standing === "away" || standing === "over") && "text-warn")}
    >
      <span
        aria-hidden="true"
        className={`mr-1.5 ml-0.5 inline-block size-1.5 rounded-full align-middle ${standing === "live" ? "bg-used" : "border-line-strong border"}`}
      />
      {words[standing]}
    </span>
  );
}
