const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

export type SpanUnit = (typeof units)[number][0];
export const spanUnits: readonly SpanUnit[] = ["second", "minute", "hour", "day"];

export const secondsIn = (unit: SpanUnit) => units.find(([name]) => name === unit)?.[1] ?? 1;

/** The largest unit in which a span is a whole number: 900 is 15 minutes. */
export function spanOf(seconds: number): { count: number; unit: SpanUnit } {
  const [unit, size] = units.find(([, length]) => seconds % length === 0) ?? ["second", 1];
  return { count: seconds / size, unit };
}

export function spanInWords(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** "every 5 minutes", "every day" */
export function everySpan(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return count === 1 ? `every ${unit}` : `every ${spanInWords(seconds)}`;
}
