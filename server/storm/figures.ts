/** What is counted on the way, for the report. */
export function figuresOf() {
  const counts = new Map<string, number>();
  const times: number[] = [];
  return {
    count: (what: string, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by),
    of: (what: string) => counts.get(what) ?? 0,
    /** How long a check-out took, ms. */
    took: (ms: number) => void times.push(ms),
    lines(): string[] {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
      const counted = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${what}: ${n}`);
      return [...counted, `check-out, ms: median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)}`];
    },
  };
}

export type Figures = ReturnType<typeof figuresOf>;
