/** What the clients of a storm were answered; instants in ms since 1970, of the database where they come from it. */
export type Account = {
  leaseMs: number;
  /** Capacities in the order in which they were set: in force at the latest from `to`, and not before `from`. */
  capacities: { seats: number; from: number; to: number }[];
  holds: Hold[];
  returns: { id: string; asked: number; acknowledged: boolean }[];
  /** Calls that were cut off. */
  failures: number;
};

/** `until` holds what each answer promised; 0 where a check-in was cut off, so that nobody knows. */
type Hold = { id: string; token: number; seats: number; holder: string; until: number[]; isNew: boolean };

/** What the trail says of the leases: the types of the events of each. */
export type Trail = ReadonlyMap<string, readonly string[]>;

/** A lease as far as its holder surely had it: from its start to its last promise, or to when it was asked to take it back. */
type Held = { id: string; holder: string; token: number; seats: number; from: number; to: number };

function surelyHeld({ leaseMs, holds, returns }: Account): Held[] {
  const byId = new Map<string, Held>();
  for (const { id, token, seats, holder, until } of holds) {
    const promised = until.filter((at) => at > 0);
    const first = Math.min(...promised);
    const known = byId.get(id);
    const from = Math.min(known?.from ?? Infinity, first - leaseMs);
    byId.set(id, { id, token, seats, holder, from, to: Math.max(known?.to ?? 0, ...promised) });
  }
  for (const { id, asked } of returns) {
    const held = byId.get(id);
    if (held) held.to = Math.min(held.to, asked);
  }
  return [...byId.values()].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
}

/** The most that may be given out at an instant: while a change is on its way, the larger of the two. */
function mostAt({ capacities }: Account, at: number): number {
  const passed = capacities.filter(({ from }) => from <= at);
  const settled = passed.filter(({ to }) => to < at).at(-1);
  const open = passed.filter(({ to }) => to >= at);
  return Math.max(settled?.seats ?? 0, ...open.map(({ seats }) => seats), ...(settled ? [] : [Infinity]));
}

/**
 * Replays what was answered, knowing nothing of how it came about: seats beyond the capacity at the start of a lease, one
 * holder with two leases, tokens out of order, and what the trail lacks or has twice. Answers what is wrong, in words.
 */
export function faultsOf(account: Account, trail: Trail): string[] {
  const faults: string[] = [];
  const held = surelyHeld(account);
  for (const lease of held) {
    const others = held.filter(({ id, from, to }) => id !== lease.id && from <= lease.from && to > lease.from);
    const seats = others.reduce((sum, other) => sum + other.seats, lease.seats);
    const most = mostAt(account, lease.from);
    if (seats > most) faults.push(`${lease.id} started as seat ${seats} of ${most}`);
    for (const other of others)
      if (other.holder === lease.holder) faults.push(`${lease.holder} held ${other.id} and ${lease.id} at once`);
  }
  for (const { id } of held) {
    const types = trail.get(id) ?? [];
    const starts = types.filter((type) => type === "lease.started").length;
    const ends = types.filter((type) => type === "lease.ended" || type === "lease.expired").length;
    if (starts !== 1) faults.push(`${id} has ${starts} events of its start`);
    if (ends > 1) faults.push(`${id} has ${ends} events of its end`);
  }
  for (const { id, acknowledged } of account.returns)
    if (acknowledged && !(trail.get(id) ?? []).some((type) => type === "lease.ended" || type === "lease.expired"))
      faults.push(`${id} was given back, which the trail does not say`);
  return faults;
}
