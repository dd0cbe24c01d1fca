/** From that day on (inclusive), so many seats. Days are "2027-03-12". */
export type Step = { on: string; seats: number };
export type Stretch = { from: string; to: string; owned: number; held: number | null };

const day = 86_400_000;
const asTime = (on: string) => Date.parse(`${on}T00:00:00Z`);

/** Where a day stands between the ends of the chart, 0 to 1. */
export function placeOf(on: string, from: string, to: string): number {
  const share = (asTime(on) - asTime(from)) / Math.max(day, asTime(to) - asTime(from));
  return Math.min(1, Math.max(0, share));
}

function valueOn(steps: readonly Step[], on: string): number | null {
  return steps.filter((step) => step.on <= on).at(-1)?.seats ?? null;
}

/** The time between the ends, cut wherever either line changes. What is held is known until `today`, and unknown after it; `null` where nobody holds. */
export function stretches(
  range: { from: string; to: string; today: string },
  owned: readonly Step[],
  held: readonly Step[] | null,
): Stretch[] {
  const inside = [...owned, ...(held ?? [])].map((step) => step.on).filter((on) => on > range.from && on < range.to);
  const cuts = [
    ...new Set([range.from, ...inside, ...(range.today > range.from && range.today < range.to ? [range.today] : [])]),
  ].sort();
  return cuts.map((from, index) => ({
    from,
    to: cuts[index + 1] ?? range.to,
    owned: valueOn(owned, from) ?? 0,
    held: held && from < range.today ? (valueOn(held, from) ?? 0) : null,
  }));
}

/** A round number at or above the greatest value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundTop(greatest: number): number {
  if (greatest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(greatest));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= greatest) ?? 10) * power;
}

/** At most `most` firsts of a month between the ends, evenly spaced. */
export function monthTicks(from: string, to: string, most: number): string[] {
  const firsts: string[] = [];
  for (let at = new Date(asTime(from)); ;) {
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
    if (at.getTime() > asTime(to)) break;
    firsts.push(at.toISOString().slice(0, 10));
  }
  const every = Math.ceil(firsts.length / most);
  return firsts.filter((_, index) => index % every === 0);
}
