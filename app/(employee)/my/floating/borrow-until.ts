const hour = 3_600_000;
const day = 24 * hour;

export type BorrowChoice = { value: string; label: string; until: Date };

/** Until when a seat may be borrowed, in the clock of this device; only what the licence allows. */
export function borrowChoices(now: Date, latest: Date): BorrowChoice[] {
  const after = (ms: number) => new Date(now.getTime() + ms);
  const choices = [
    { value: "day", label: "For 24 hours", until: after(day) },
    { value: "morning", label: "Until tomorrow at 9:00", until: tomorrowAt(now, 9) },
    { value: "days", label: "For 3 days", until: after(3 * day) },
    { value: "week", label: "For a week", until: after(7 * day) },
  ].filter(({ until }) => until < latest);
  return [...choices, { value: "latest", label: "As long as it is lent", until: latest }];
}

function tomorrowAt(now: Date, hours: number): Date {
  const then = new Date(now);
  then.setDate(then.getDate() + 1);
  then.setHours(hours, 0, 0, 0);
  return then;
}
