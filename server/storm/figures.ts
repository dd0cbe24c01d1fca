const whole = new Intl.NumberFormat("en");
type Row = readonly [what: string, value: string];

/** What is counted on the way, for the report: by what it is, and of which kind. */
export function figuresOf() {
  const counts = new Map<string, Map<string, number>>();
  const times = new Map<string, number[]>();
  const of = (what: string) => [...(counts.get(what) ?? [])].reduce((sum, [, n]) => sum + n, 0);

  const countRow = (what: string): Row => {
    const kinds = [...(counts.get(what) ?? [])].sort(([a], [b]) => a.localeCompare(b));
    const parts = kinds.filter(([kind]) => kind !== "").map(([kind, n]) => `${kind}: ${whole.format(n)}`);
    return [what, [whole.format(of(what)), ...(parts.length > 0 ? [`(${parts.join("; ")})`] : [])].join(" ")];
  };
  const timeRow = (what: string): Row => {
    const sorted = (times.get(what) ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => whole.format(Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0));
    return [`${what}, ms`, `median ${at(0.5)}; p99 ${at(0.99)}; longest ${at(1)}`];
  };
  return {
    count(what: string, kind = "", by = 1): void {
      const kinds = counts.get(what) ?? new Map<string, number>();
      counts.set(what, kinds.set(kind, (kinds.get(kind) ?? 0) + by));
    },
    of,
    /** How long something took, ms. */
    took: (what: string, ms: number) => void times.set(what, [...(times.get(what) ?? []), ms]),
    rows: (): Row[] => [...[...counts.keys()].map(countRow), ...[...times.keys()].map(timeRow)],
  };
}

export type Figures = ReturnType<typeof figuresOf>;

/** A table as documents have it. */
export function tableOf(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([what]) => what.length));
  const line = ([what, value]: Row) => `| ${what.padEnd(width)} | ${value} |`;
  return [line(["what", "figure"]), `| ${"-".repeat(width)} | ------ |`, ...rows.map(line)];
}
