const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const part = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/gy;

/** "2h45m", or an RFC 3339 instant, counted from `now`. */
export function instantFrom(text: string, now: Date): Date {
  const length = durationMs(text);
  if (length !== undefined) return new Date(now.getTime() + length);
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Error(`"${text}" is neither a duration nor an instant`);
  return instant;
}

function durationMs(text: string): number | undefined {
  part.lastIndex = 0;
  let total = 0;
  let read = 0;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    total += Number(found[1]) * (unitMs[found[2] ?? ""] ?? 0);
    read = part.lastIndex;
  }
  return read > 0 && read === text.length ? total : undefined;
}
