import type { Account, Trail } from "./lease-account";
import { queueFaults } from "./queue-checker";
import { roomFaults, surelyHeld, type Held } from "./room-checker";
import { trailFaults } from "./trail-checker";

/**
 * Replays what was answered, knowing nothing of how it came about: seats beyond the capacity, the permitted overdraft, a cap or
 * what is kept for others at the start of a lease, one holder with two leases, one lease with two holders, leases that were lost
 * while they were promised or lived on after they were given back, tokens out of order, queues jumped, answers that no
 * contract knows, and what the trail lacks or has twice. Answers what is wrong, in words.
 */
export function faultsOf(account: Account, trail: Trail): string[] {
  const held = surelyHeld(account);
  return [
    ...roomFaults(account, held),
    ...sharing(account),
    ...losses(account, held),
    ...undead(account),
    ...tokens(account),
    ...queueFaults(account, held),
    ...repeats(account),
    ...trailFaults(account, trail),
    ...account.odd,
  ];
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
  const promisedTo = new Map<string, number>();
  for (const { id, to } of held) promisedTo.set(id, Math.max(to, promisedTo.get(id) ?? 0));
  return losses.flatMap(({ id, heard }) => {
    const to = promisedTo.get(id) ?? 0;
    return heard < to ? [`${id} was promised for ${to - heard} ms more and lost`] : [];
  });
}

/** What was given back stays so. */
function undead({ holds, returns }: Account): string[] {
  const gone = new Map<string, number>();
  for (const { id, answered, acknowledged } of returns)
    if (acknowledged) gone.set(id, Math.min(answered, gone.get(id) ?? Infinity));
  return holds.flatMap(({ id, promises }) => {
    const since = gone.get(id) ?? Infinity;
    return promises.some((promise) => promise !== null && promise.asked > since)
      ? [`${id} was given back and lived on`]
      : [];
  });
}

/** What began after another lease was answered has a higher token. */
function tokens({ holds }: Account): string[] {
  const made = holds.flatMap(({ id, token, started }) => (started === null ? [] : [{ id, token, started }]));
  const byAnswer = [...holds].sort((a, b) => a.answered - b.answered);
  let next = 0;
  let highest = 0;
  return made
    .sort((a, b) => a.started - b.started)
    .flatMap(({ id, token, started }) => {
      for (let other = byAnswer[next]; other && other.answered < started; other = byAnswer[++next])
        if (other.id !== id) highest = Math.max(highest, other.token);
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
