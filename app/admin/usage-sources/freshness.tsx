import { Badge } from "@/components/ui/badge";

const minute = 60_000;
/** A collector says at least every half minute that it is there. */
const late = 3 * minute;

/** "12 seconds", "3 hours": how long ago. */
export function ago(milliseconds: number): string {
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

type Fresh = { heardAt: Date | null; lastLineAt: Date | null };

/** How fresh what is known of a server is: whether its collector is there, and how old its last line is. */
export function Freshness({ source: { heardAt, lastLineAt }, now }: { source: Fresh; now: Date }) {
  const line = lastLineAt ? `last line ${ago(now.getTime() - lastLineAt.getTime())} ago` : "no line read yet";
  if (!heardAt) return <Badge tone="plain">{lastLineAt ? `Imported, ${line}` : "Nothing read yet"}</Badge>;
  const silent = now.getTime() - heardAt.getTime();
  if (silent > late) return <Badge tone="bad">Collector silent for {ago(silent)}</Badge>;
  return <Badge tone="ok">Followed, {line}</Badge>;
}
