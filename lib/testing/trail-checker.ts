import { byId, type Account, type Trail } from "./lease-account";

/** What was acknowledged and is not in the trail exactly once, and what is there that contradicts an answer. */
export function trailFaults(account: Account, trail: Trail): string[] {
  const count = (id: string, ...types: string[]) =>
    (trail.get(id) ?? []).filter(({ type }) => types.includes(type)).length;
  return [
    ...starts(account, trail),
    ...ends(account, trail, count),
    ...borrowings(account, count),
    ...places(account, trail, count),
  ];
}

type Count = (id: string, ...types: string[]) => number;

function starts({ holds }: Account, trail: Trail): string[] {
  const faults: string[] = [];
  const first = new Map(holds.map((hold) => [hold.id, hold]));
  for (const { id, token, seats, ticket } of first.values()) {
    const begun = (trail.get(id) ?? []).filter(({ type }) => type === "lease.started");
    if (begun.length !== 1) faults.push(`${id} has ${begun.length} events of its start`);
    for (const said of begun) {
      if (said.token !== token || said.seats !== seats)
        faults.push(
          `${id} was answered with token ${token} and ${seats} seats, the trail says ${said.token}, ${said.seats}`,
        );
      if (ticket !== null && !said.related.includes(ticket))
        faults.push(`${id} came from ${ticket}, the trail says not`);
    }
  }
  return faults;
}

function ends({ holds, returns }: Account, trail: Trail, count: Count): string[] {
  const faults: string[] = [];
  for (const id of new Set(holds.map((hold) => hold.id))) {
    const said = count(id, "lease.ended", "lease.expired");
    if (said > 1) faults.push(`${id} has ${said} events of its end`);
  }
  const promisedTo = new Map<string, number>();
  for (const { id, promises } of holds)
    for (const promise of promises) promisedTo.set(id, Math.max(promisedTo.get(id) ?? 0, promise?.until ?? 0));
  for (const { id, answered, acknowledged, reason } of returns) {
    if (!acknowledged) continue;
    if (count(id, "lease.ended", "lease.expired") === 0)
      faults.push(`${id} was given back, which the trail does not say`);
    // Given back while it was promised, it did not run out.
    else if (answered < (promisedTo.get(id) ?? 0) && count(id, "lease.ended") !== 1)
      faults.push(`${id} was given back in time, and the trail says that it ran out`);
    for (const said of trail.get(id) ?? [])
      if (said.endReason === "RETURNED" && said.reason !== reason)
        faults.push(`${id} was given back for "${reason}", of which its event says "${said.reason}"`);
  }
  return faults;
}

function borrowings({ borrows }: Account, count: Count): string[] {
  return [...byId(borrows)].flatMap(([id, asked]) => {
    const acknowledged = asked.filter((borrow) => borrow.acknowledged);
    // Under one key it is done once, however often it is asked.
    const once = (some: typeof asked) => new Set(some.map(({ key }, n) => key ?? n)).size;
    const said = count(id, "lease.borrowed");
    const least = once(acknowledged);
    return said >= least && said <= once(asked) ? [] : [`${id} was borrowed ${least} times, the trail says ${said}`];
  });
}

function places({ tickets, leaves }: Account, trail: Trail, count: Count): string[] {
  const faults: string[] = [];
  const granted = new Set([...trail.values()].flatMap((events) => events.flatMap(({ related }) => related)));
  for (const { id } of tickets) {
    const joined = count(id, "queue.joined");
    const left = count(id, "queue.left", "queue.expired");
    if (joined !== 1) faults.push(`${id} has ${joined} events of its beginning`);
    if (left > 1) faults.push(`${id} has ${left} events of its end`);
    if (left > 0 && granted.has(id)) faults.push(`${id} was left, and granted a seat`);
  }
  for (const { id, acknowledged } of leaves)
    if (acknowledged && count(id, "queue.left", "queue.expired") === 0 && !granted.has(id))
      faults.push(`${id} was given up, which the trail does not say`);
  return faults;
}
