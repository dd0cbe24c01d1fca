import type { ReactNode } from "react";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import type { Freshness as State } from "@/lib/flexnet/freshness";

/** "12 seconds", "3 hours": a length of time. */
export function ago(milliseconds: number): string {
  const minute = 60_000;
  const steps: [number, string][] = [
    [1000, "second"],
    [minute, "minute"],
    [60 * minute, "hour"],
    [24 * 60 * minute, "day"],
  ];
  const [length, unit] = steps.findLast(([size]) => milliseconds >= size) ?? [1000, "second"];
  const count = Math.max(0, Math.floor(milliseconds / length));
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

type Fresh = { freshness: State; heardAt: Date | null; lastLineAt: Date | null };

type Words = { tone: "ok" | "warn" | "bad" | "plain"; state: string; of: "line" | "heard" | "reach" | "nothing" };

const told: Record<State, Words> = {
  EMPTY: { tone: "plain", state: "Nothing read yet", of: "nothing" },
  IMPORTED: { tone: "plain", state: "Imported", of: "reach" },
  WAITING: { tone: "warn", state: "Collector is there", of: "line" },
  FOLLOWED: { tone: "ok", state: "Followed", of: "line" },
  QUIET: { tone: "warn", state: "Log is silent", of: "line" },
  LATE: { tone: "warn", state: "Collector is late", of: "heard" },
  SILENT: { tone: "bad", state: "Collector is silent", of: "heard" },
};

/** How fresh what is known of a server is: whether its collector reports, and how old its last line is. */
export function Freshness({ source: { freshness, heardAt, lastLineAt }, now }: { source: Fresh; now: Date }) {
  const { tone, state, of } = told[freshness];
  const since = {
    nothing: null,
    heard: lastly("last heard", heardAt, now),
    line: lastly("last line", lastLineAt, now),
    reach: lastLineAt ? (
      <>
        up to <DateText value={lastLineAt} time />
      </>
    ) : null,
  }[of];
  return (
    <Badge tone={tone}>
      <span>
        {state}
        {since ? <>, {since}</> : null}
      </span>
    </Badge>
  );
}

const lately = 7 * 86_400_000;

/** "last line 23 hours ago"; beyond a week the day of it. */
function lastly(what: string, at: Date | null, now: Date): ReactNode {
  if (!at) return what === "last line" ? "no line read yet" : null;
  const age = now.getTime() - at.getTime();
  if (age < lately) return `${what} ${ago(age)} ago`;
  return (
    <>
      {what} <DateText value={at} />
    </>
  );
}
