import type { Account, Trail } from "./lease-account";
import { queueFaults } from "./queue-checker";

/** A lease as far as its holder surely had it: from its start to its last promise, or to when it was asked to take it back. */
type Held = { id: string; holder: string; token: number; seats: number; from: number; to: number };

function surelyHeld({ leaseMs, holds, returns }: Account): Held[] {
  const byId = new Map<string, Held>();
  for (const { id, token, seats, holder, until, started } of holds) {
    const promised = until.filter((at) => at > 0);
    const begun = started ?? Math.min(...promised) - leaseMs;
    const known = byId.get(id);
    const from = Math.min(known?.from ?? Infinity, begun);
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
 * Replays what was answered, knowing nothing of how it came about: seats beyond the capacity or a cap at the start of a
 * lease, one holder with two leases, one lease with two holders, leases that were lost while they were promised, tokens out
 * of order, queues jumped, and what the trail lacks or has twice. Answers what is wrong, in words.
 */
export function faultsOf(account: Account, trail: Trail): string[] {
  const held = surelyHeld(account);
  return [
    ...excess(account, held),
    ...sharing(account),
    ...losses(account, held),
    ...tokens(account),
    ...queueFaults(account),
    ...repeats(account),
    ...trailFaults(account, held, trail),
  ];
}

/** At the start of each lease: what others surely held then, and itself. Shrinking cuts nobody, so only starts are judged. */
function excess(account: Account, held: readonly Held[]): string[] {
  const faults: string[] = [];
  const { cap } = account;
  let live: Held[] = [];
  for (const lease of held) {
    live = live.filter(({ to }) => to > lease.from);
    const seats = live.reduce((sum, other) => sum + other.seats, lease.seats);
    const most = mostAt(account, lease.from);
    if (seats > most) faults.push(`${lease.id} started as seat ${seats} of ${most}`);
    for (const other of live)
      if (other.holder === lease.holder) faults.push(`${lease.holder} held ${other.id} and ${lease.id} at once`);
    if (cap?.holds(lease.holder)) {
      const capped = live.filter(({ holder }) => cap.holds(holder));
      const together = capped.reduce((sum, other) => sum + other.seats, lease.seats);
      if (together > cap.seats)
        faults.push(`${lease.id} started as seat ${together} of a group that may have ${cap.seats}`);
    }
    live.push(lease);
  }
  return faults;
}

function sharing({ holds }: Account): string[] {
  const holderOf = new Map<string, string>();
  return holds.flatMap(({ id, holder }) => {
    const first = holderOf.get(id) ?? holder;
    holderOf.set(id, first);
    return first === holder ? [] : [`${id} was given to ${first} and to ${holder}`];
  });
}

/** A lease may be lost once it ran out, and not while its holder was promised to have it. */
function losses({ losses }: Account, held: readonly Held[]): string[] {
  const byId = new Map(held.map((lease) => [lease.id, lease]));
  return losses.flatMap(({ id, heard }) => {
    const to = byId.get(id)?.to ?? 0;
    return heard < to ? [`${id} was promised for ${to - heard} ms more and lost`] : [];
  });
}

/** What was asked for after another lease was answered has a higher token. */
function tokens({ holds }: Account): string[] {
  const made = holds.filter(({ started, ticket }) => started !== null && ticket === null);
  const byAnswer = [...holds].sort((a, b) => a.answered - b.answered);
  let next = 0;
  let highest = 0;
  return made
    .sort((a, b) => a.asked - b.asked)
    .flatMap(({ id, token, asked }) => {
      for (let other = byAnswer[next]; other && other.answered < asked; other = byAnswer[++next])
        highest = Math.max(highest, other.token);
      return token > highest ? [] : [`${id} has token ${token}, after ${highest} was given out`];
    });
}

/** An Idempotency-Key stands for one thing. */
function repeats({ keyed }: Account): string[] {
  const idOf = new Map<string, string>();
  return keyed.flatMap(({ key, id }) => {
    const first = idOf.get(key) ?? id;
    idOf.set(key, first);
    return first === id ? [] : [`one Idempotency-Key was answered with ${first} and with ${id}`];
  });
}

function trailFaults({ holds, returns, tickets, borrows }: Account, held: readonly Held[], trail: Trail): string[] {
  const faults: string[] = [];
  const count = (id: string, ...types: string[]) => (trail.get(id) ?? []).filter((type) => types.includes(type)).length;
  for (const id of new Set([...held, ...holds].map((lease) => lease.id))) {
    const starts = count(id, "lease.started");
    const ends = count(id, "lease.ended", "lease.expired");
    if (starts !== 1) faults.push(`${id} has ${starts} events of its start`);
    if (ends > 1) faults.push(`${id} has ${ends} events of its end`);
  }
  for (const { id, acknowledged } of returns)
    if (acknowledged && count(id, "lease.ended", "lease.expired") === 0)
      faults.push(`${id} was given back, which the trail does not say`);
  for (const id of new Set(borrows.map((borrow) => borrow.id))) {
    const asked = borrows.filter((borrow) => borrow.id === id);
    const least = asked.filter(({ acknowledged }) => acknowledged).length;
    const said = count(id, "lease.borrowed");
    if (said < least || said > asked.length) faults.push(`${id} was borrowed ${least} times, the trail says ${said}`);
  }
  for (const { id } of tickets) {
    const joined = count(id, "queue.joined");
    const left = count(id, "queue.left", "queue.expired");
    if (joined !== 1) faults.push(`${id} has ${joined} events of its beginning`);
    if (left > 1) faults.push(`${id} has ${left} events of its end`);
  }
  return faults;
}
