import { addDays } from "@/lib/kernel/calendar";

/** A purchase as far as counting goes; `endsOn` is its last day in force. */
export type Lot = { id: string; seats: number; startsOn: Date | null; endsOn: Date | null };

/** `from` is null for the time before the first change. */
type CapacityStep = { from: Date | null; capacity: number };

/** The seats bought that are in force on a day: the same sum that `license_capacity` makes in the database. */
export function capacityOn(lots: readonly Lot[], day: Date): number {
  return lots
    .filter((lot) => (!lot.startsOn || lot.startsOn <= day) && (!lot.endsOn || lot.endsOn >= day))
    .reduce((sum, lot) => sum + lot.seats, 0);
}

/** Capacity over all time as steps, each until the next: lots starting and ending. */
export function capacitySteps(lots: readonly Lot[]): CapacityStep[] {
  const days = lots
    .flatMap((lot) => [lot.startsOn, lot.endsOn && addDays(lot.endsOn, 1)])
    .filter((day) => day !== null);
  const changes = [...new Set(days.map((day) => day.getTime()))].sort((a, b) => a - b).map((time) => new Date(time));
  const before = lots.filter((lot) => !lot.startsOn).reduce((sum, lot) => sum + lot.seats, 0);
  const steps: CapacityStep[] = [{ from: null, capacity: before }];
  for (const from of changes) {
    const capacity = capacityOn(lots, from);
    if (capacity !== steps.at(-1)?.capacity) steps.push({ from, capacity });
  }
  return steps;
}

export type Shortfall = { from: Date; capacity: number; held: number; over: number };

/** The first day, from today on, on which fewer seats are in force than are held now. */
export function firstShortfall(lots: readonly Lot[], held: number, today: Date): Shortfall | null {
  const later = capacitySteps(lots).flatMap(({ from }) => (from && from > today ? [from] : []));
  for (const from of [today, ...later]) {
    const capacity = capacityOn(lots, from);
    if (capacity < held) return { from, capacity, held, over: held - capacity };
  }
  return null;
}

/**
 * Since when fewer seats are in force than are held now. Nobody is given a seat of a licence that is over, so it has been
 * over at least that long.
 */
export function overSince(lots: readonly Lot[], held: number, today: Date): Date | null {
  const past = capacitySteps(lots).filter(({ from }) => from === null || from <= today);
  const enough = past.findLastIndex(({ capacity }) => capacity >= held);
  return past[enough + 1]?.from ?? null;
}

/** What a change of lots does: where it leaves fewer seats than are held and fewer than before. */
export function shortfallOfChange(
  before: readonly Lot[],
  after: readonly Lot[],
  held: number,
  today: Date,
): Shortfall | null {
  for (const from of changeDays(before, after, today)) {
    const capacity = capacityOn(after, from);
    if (capacity < held && capacity < capacityOn(before, from)) return { from, capacity, held, over: held - capacity };
  }
  return null;
}

/** Whether a change of lots alters the capacity of a day before today. */
export function altersPast(before: readonly Lot[], after: readonly Lot[], today: Date): boolean {
  const days = [...capacitySteps(before), ...capacitySteps(after)].map(({ from }) => from ?? new Date(0));
  return days.some((day) => day < today && capacityOn(before, day) !== capacityOn(after, day));
}

function changeDays(before: readonly Lot[], after: readonly Lot[], today: Date): Date[] {
  const later = [...capacitySteps(before), ...capacitySteps(after)].flatMap(({ from }) =>
    from && from > today ? [from] : [],
  );
  return [today, ...later.sort((a, b) => a.getTime() - b.getTime())];
}
