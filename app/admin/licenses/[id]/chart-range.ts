type Capacity = {
  today: Date;
  capacity: { from: Date | null; capacity: number }[];
  held: { day: Date; held: number }[];
};

const iso = (date: Date) => date.toISOString().slice(0, 10);
const dayLength = 86_400_000;
const around = { before: 90, after: 180, most: 1_095 };

/** What the chart shows: from the first change (three years back at most) to well past the last one to come. */
export function chartOf({ today, capacity, held }: Capacity) {
  const at = (days: number) => new Date(today.getTime() + days * dayLength);
  const changes = [...capacity.flatMap(({ from }) => (from ? [from] : [])), ...held.map(({ day }) => day)].map((date) =>
    date.getTime(),
  );
  const first = Math.min(at(-around.before).getTime(), ...changes);
  const last = Math.max(at(around.after).getTime(), ...changes.map((time) => time + 30 * dayLength));
  const from = new Date(Math.max(first, at(-around.most).getTime()));
  const to = new Date(Math.min(last, at(around.most).getTime()));
  return {
    from: iso(from),
    to: iso(to),
    today: iso(today),
    owned: capacity.map((step) => ({ on: step.from ? iso(step.from) : "0001-01-01", seats: step.capacity })),
    held: held.map((step) => ({ on: iso(step.day), seats: step.held })),
  };
}
