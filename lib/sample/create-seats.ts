import { addDays } from "@/lib/kernel/calendar";
import { assignSeats } from "@/lib/seats/assign-seats";
import { releaseSeats } from "@/lib/seats/release-seats";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import type { Maker } from "./maker";
import type { Random } from "./random";
import { monthsFrom } from "./sample-clock";

/** Who holds what, by licence: person id → seat id. */
export type Holdings = Map<string, Map<string, string>>;

const months = 13;

/**
 * Thirteen months of seats: each licence starts with most of its holders and fills up, a few give theirs back on the
 * way and others follow. Bulk commands, so one event for each seat and one transaction for each licence and month.
 */
export async function createSeats(
  maker: Maker,
  random: Random,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<Holdings> {
  const holdings: Holdings = new Map(licenses.map((license) => [license.id, new Map()]));
  const candidates = new Map(licenses.map((license) => [license.id, candidatesFor(random, license, people)]));
  for (let month = months; month >= 1; month--) {
    for (const [index, license] of licenses.entries()) {
      const { allocation, held = 0, started = 14 } = license.sample;
      if (allocation !== "NAMED" || held === 0 || started < month) continue;
      maker.clock.now = addDays(monthsFrom(maker.today, -month, 2), index % 20);
      const holders = holdings.get(license.id) ?? new Map<string, string>();
      await leave(maker, random, holders);
      const wanted = Math.round(held * (0.62 + (0.38 * (months - month)) / (months - 1)));
      await join(
        maker,
        license,
        holders,
        candidates.get(license.id) ?? [],
        started === month ? Math.max(1, Math.round(held * 0.62)) : wanted,
      );
    }
  }
  // The last month brings each licence to what it holds today.
  for (const [index, license] of licenses.entries()) {
    if (license.sample.allocation !== "NAMED" || !license.sample.held) continue;
    maker.clock.now = addDays(monthsFrom(maker.today, -1, 23), index % 4);
    const holders = holdings.get(license.id) ?? new Map<string, string>();
    if (license.sample.more === undefined || license.sample.more.ends > 0)
      await join(maker, license, holders, candidates.get(license.id) ?? [], license.sample.held);
  }
  return holdings;
}

function candidatesFor(random: Random, { sample }: MadeLicense, people: readonly SamplePerson[]): SamplePerson[] {
  const among = people.filter((person) => sample.of?.includes(person.department));
  const chosen = random.some(among, among.length);
  // A stable shuffle: by a number drawn for each.
  return chosen
    .map((person) => ({ person, order: random.below(1_000_000) }))
    .sort((a, b) => a.order - b.order)
    .map(({ person }) => person);
}

async function leave(maker: Maker, random: Random, holders: Map<string, string>): Promise<void> {
  if (holders.size < 8 || !random.chance(0.3)) return;
  const leaving = random.some([...holders.entries()], 1 + random.below(2));
  await maker.run(releaseSeats, {
    seatIds: leaving.map(([, seatId]) => seatId),
    reason: random.pick(["Changed to another team", "Not needed any more", "Uses the suite instead"]),
  });
  for (const [personId] of leaving) holders.delete(personId);
}

async function join(
  maker: Maker,
  license: MadeLicense,
  holders: Map<string, string>,
  candidates: readonly SamplePerson[],
  wanted: number,
): Promise<void> {
  const joining = candidates.filter((person) => !holders.has(person.id)).slice(0, Math.max(0, wanted - holders.size));
  if (joining.length === 0) return;
  const { entries } = await maker.run(assignSeats, {
    licenseId: license.id,
    entries: joining.map((person) => person.id),
  });
  for (const { personId, seatId } of entries) if (personId && seatId) holders.set(personId, seatId);
}
