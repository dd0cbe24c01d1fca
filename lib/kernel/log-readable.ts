type Sink = { write(line: string): void };

const colors: Record<string, number> = { fatal: 31, error: 31, warn: 33, info: 36, debug: 90, trace: 90 };

/** The same lines for a person at a terminal: `12:03:11 warn  lane  The pages did not answer. path=/my`. */
export function readableLog(out: Sink, colored: boolean): Sink {
  return { write: (line) => out.write(`${readableLine(line, colored)}\n`) };
}

function readableLine(line: string, colored: boolean): string {
  const { time, level, process, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const paint = (text: string, color: number) => (colored ? `\u001b[${color}m${text}\u001b[0m` : text);
  const parts = [
    paint(String(time).slice(11, 19), 90),
    paint(String(level).padEnd(5), colors[String(level)] ?? 0),
    ...(process === undefined ? [] : [paint(String(process).padEnd(10), 90)]),
    ...(msg === undefined ? [] : [String(msg)]),
    ...Object.entries(rest).map(([key, value]) => paint(`${key}=${inline(value)}`, 90)),
  ];
  return parts.join(" ") + stackOf(err);
}

function inline(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}

function stackOf(err: unknown): string {
  if (typeof err !== "object" || err === null) return "";
  return "stack" in err && typeof err.stack === "string" ? `\n${err.stack}` : ` ${JSON.stringify(err)}`;
}
