import { byId, type Account, type Hold } from "./lease-account";

/**
 * A lease as far as its holder surely had it, without a gap: from a promise to where the promises that follow end, or to when it was
 * asked to take it back. `judged`: it is known that it began, or was revived, at `from`.
 */
export type Held = Pick<Hold, "id" | "holder" | "token" | "seats" | "overdraft"> & {
  from: number;
  to: number;
  judged: boolean;
  revived: boolean;
};

/** All that was surely held, in the order in which it began. */
export function surelyHeld({ holds, returns }: Account): Held[] {
  const backAt = new Map<string, number>();
  for (const { id, asked } of returns) backAt.set(id, Math.min(asked, backAt.get(id) ?? Infinity));
  return [...byId(holds).values()]
    .flatMap((same) => piecesOf(same))
    .map((piece) => ({ ...piece, to: Math.min(piece.to, backAt.get(piece.id) ?? Infinity) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

function piecesOf(same: readonly Hold[]): Held[] {
  const [first] = same;
  if (!first) return [];
  const { id, holder, token, seats, overdraft } = first;
  const pieces: Held[] = [];
  // A call that was cut off may have kept it alive, so that what follows need not be a beginning.
  let isKnown = true;
  for (const promise of same.flatMap(({ promises }) => promises)) {
    if (promise === null) {
      isKnown = false;
      continue;
    }
    const { from, until, exact } = promise;
    const last = pieces.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, until);
    else {
      const began = last ? isKnown && exact : same.some(({ started }) => started !== null);
      const facts = { id, holder, token, seats, overdraft, from, to: until };
      pieces.push({ ...facts, judged: began, revived: last !== undefined });
    }
    isKnown = true;
  }
  return pieces;
}

/** The most seats at an instant: while a change is on its way, the larger of the two. */
function capacityAt({ capacities }: Pick<Account, "capacities">, at: number): number {
  const passed = capacities.filter(({ from }) => from <= at);
  const settled = passed.filter(({ to }) => to < at).at(-1);
  const open = passed.filter(({ to }) => to >= at);
  return Math.max(settled?.seats ?? 0, ...open.map(({ seats }) => seats), ...(settled ? [] : [Infinity]));
}

const sumOf = (leases: readonly Held[]) => leases.reduce((sum, { seats }) => sum + seats, 0);

/**
 * At each instant at which a lease began or came back to life: what others surely held then, and itself. In between the sum only
 * falls. Shrinking cuts nobody: while more is held than a shrunk pool has, only what begins is at fault.
 */
export function roomFaults(account: Account, held: readonly Held[]): string[] {
  const faults: string[] = [];
  const { cap, kept } = account;
  let live: Held[] = [];
  for (const lease of held) {
    live = live.filter(({ to }) => to > lease.from);
    for (const other of live)
      if (other.holder === lease.holder && other.id !== lease.id)
        faults.push(`${lease.holder} held ${other.id} and ${lease.id} at once`);
    live.push(lease);
    if (!lease.judged) continue;
    const capacity = capacityAt(account, lease.from);
    const most = account.allowed(capacity);
    const how = lease.revived ? "came back to life" : "started";
    const seats = sumOf(live);
    if (seats > most) faults.push(`${lease.id} ${how} as seat ${seats} of ${most}`);
    const ordinary = sumOf(live.filter(({ overdraft }) => !overdraft));
    if (!lease.overdraft && ordinary > capacity && seats <= most)
      faults.push(`${lease.id} ${how} as seat ${ordinary} of ${capacity}, and was not said to be overdraft`);
    if (cap?.holds(lease.holder)) {
      const together = sumOf(live.filter(({ holder }) => cap.holds(holder)));
      if (together > cap.seats)
        faults.push(`${lease.id} ${how} as seat ${together} of a group that may have ${cap.seats}`);
    }
    if (kept && !kept.holds(lease.holder)) {
      const theirs = sumOf(live.filter(({ holder }) => kept.holds(holder)));
      const others = seats - theirs;
      if (others + Math.max(theirs, kept.seats) > most)
        faults.push(`${lease.id} ${how} as seat ${others} of ${most} where ${kept.seats} are kept for others`);
    }
  }
  return faults;
}

/** The most seats that were surely held at one instant. */
export function peakOf(account: Account): number {
  let live: Held[] = [];
  let peak = 0;
  for (const lease of surelyHeld(account)) {
    live = [...live.filter(({ to }) => to > lease.from), lease];
    peak = Math.max(peak, sumOf(live));
  }
  return peak;
}
