import { z } from "zod";
import { promiseOf, type Hold, type Ticket } from "@/lib/testing/lease-account";
import type { Random } from "@/lib/sample/random";
import { leaseSaid, openCrew, pause, untilSaid, type Sea } from "./crew";
import { waitInQueue } from "./wait-in-queue";
import type { Sailor } from "./waters";

const ticketSaid = z.object({ ticket: z.string() });
const takings = ["200", "201", "202", "409 pool-exhausted", "403 reserved-for-others"];
const reasons = [null, "normal", "exit", "crash of the program"];

/**
 * One client program from start to end of the storm: it checks out, queues, keeps alive, stalls, dies and comes back. Answers what
 * it still holds when the storm is over.
 */
export async function sail(sea: Sea, { name, host, number }: Sailor, random: Random): Promise<Hold | null> {
  const { account, figures, licenseId, isOver } = sea;
  const { leaseMs } = account;
  // What it wants is always the same, so that whatever became of a call that was cut off, it is this.
  const wish = { seats: number % 5 === 0 ? 2 : 1, priority: number % 3 };
  const places = new Map<string, Ticket>();
  const crew = openCrew(sea, random);
  let openSince: number | null = null;
  let keys = 0;
  const nextKey = () => (random.chance(0.5) ? `${name}-${++keys}` : null);
  const withKey = (key: string | null): Record<string, string> => (key === null ? {} : { "idempotency-key": key });

  /** Asks for seats, again with the same key where it was cut off, or, as some do, anew. */
  const ask = async () => {
    const wait = random.chance(0.6) ? { wait: { maxSeconds: 60, priority: wish.priority } } : {};
    const body = { licenseId, holder: { user: name, host }, seats: wish.seats, ...wait };
    const key = nextKey();
    const asked = openSince ?? Date.now();
    openSince = asked;
    for (let tries = 0; tries < 20 && !isOver(); tries++) {
      const dying = random.chance(0.02) ? setTimeout(() => crew.die("asking"), random.below(30)) : null;
      const said = await crew.call("POST", "/api/v1/leases", takings, body, withKey(key));
      if (dying) clearTimeout(dying);
      if (said === null) continue;
      openSince = null;
      figures.took("check-out", said.ms);
      if (said.replayed) figures.count("answers repeated by key");
      return { said, asked, answered: Date.now(), key };
    }
    return null;
  };

  const take = async (): Promise<Hold | null> => {
    const given = await ask();
    if (given === null) return null;
    const { said, asked, answered, key } = given;
    const facts = { holder: name, seats: wish.seats, asked, answered };
    const keep = (id: string) => void (key !== null && account.keyed.push({ key, id }));
    if (said.status === 201 || said.status === 200) {
      const { id, token, seats, overdraft, expiresAt } = leaseSaid.parse(said.body);
      keep(id);
      figures.count("leases", said.status === 201 ? "checked out" : "found again");
      const isNew = said.status === 201;
      // What is found again ran on: nothing began then.
      const promise = { ...promiseOf(expiresAt, leaseMs, facts), exact: isNew };
      const started = isNew ? promise.from : null;
      return { ...facts, seats, id, token, overdraft, promises: [promise], started, ticket: null };
    }
    if (said.status !== 202) {
      figures.count("told that there is no seat", said.status === 409 ? "pool-exhausted" : "reserved-for-others");
      return null;
    }
    const { ticket: id } = ticketSaid.parse(said.body);
    keep(id);
    const known = places.get(id) ?? { ...facts, id, priority: wish.priority, waitedUntil: 0 };
    if (!places.has(id)) account.tickets.push(known);
    places.set(id, known);
    return waitInQueue(sea, crew, known, random);
  };

  /** Beats until it has had enough, or stalls until its lease may be gone. Answers whether it still has it. */
  const use = async (hold: Hold): Promise<boolean> => {
    while (!isOver() && random.chance(0.8)) {
      await pause(random.chance(0.05) ? leaseMs * 1.3 : random.below(leaseMs * 0.3));
      const asked = Date.now();
      const path = `/api/v1/leases/${hold.id}/heartbeat`;
      const said = await crew.call("POST", path, ["200", "410 lease-lost"], { token: hold.token });
      const answered = Date.now();
      if (said?.status !== 410) {
        hold.promises.push(said && promiseOf(untilSaid.parse(said.body).expiresAt, leaseMs, { asked, answered }));
        if (said) figures.count("heartbeats");
        continue;
      }
      account.losses.push({ id: hold.id, heard: answered });
      figures.count("leases lost after they ran out");
      return false;
    }
    return true;
  };

  /** Takes the lease offline for a while, without a heartbeat; asked again under the same key where it was cut off. */
  const borrow = async (hold: Hold) => {
    const until = new Date(Date.now() + leaseMs * (2 + random.below(100) / 100)).toISOString();
    const key = nextKey();
    const known = ["200", "409 borrow-limit-reached", "410 lease-lost", "422 invalid-input"];
    for (let tries = 0; tries < 3 && !isOver(); tries++) {
      const asked = Date.now();
      const said = await crew.call("POST", `/api/v1/leases/${hold.id}/borrow`, known, { until }, withKey(key));
      const acknowledged = said?.status === 200;
      if (said === null || acknowledged) account.borrows.push({ id: hold.id, key, acknowledged });
      if (said === null) hold.promises.push(null);
      if (said === null && key !== null) continue;
      if (said) figures.count("borrowings", acknowledged ? "done" : `answered ${said.what}`);
      if (!acknowledged) return;
      const answered = Date.now();
      hold.promises.push({ from: answered, until: untilSaid.parse(said.body).expiresAt, exact: false, asked });
      return pause(random.below(leaseMs * 2));
    }
  };

  const giveBack = async ({ id }: Hold) => {
    // What is borrowed is returned as such; where that was cut off, the answer tells which it is.
    let isBorrowed = account.borrows.some((one) => one.id === id);
    const reason = random.pick(reasons);
    for (let tries = 0; tries < 20; tries++) {
      const asked = Date.now();
      const query = reason === null ? "" : `?reason=${encodeURIComponent(reason)}`;
      const said = isBorrowed
        ? await crew.call(
            "POST",
            `/api/v1/leases/${id}/return`,
            ["200", "409 lease-not-borrowed"],
            reason === null ? {} : { reason },
          )
        : await crew.call("DELETE", `/api/v1/leases/${id}${query}`, ["204", "409 lease-borrowed"]);
      const acknowledged = said !== null && said.status < 300;
      account.returns.push({ id, asked, answered: Date.now(), acknowledged, reason });
      if (acknowledged) figures.count("check-ins", isBorrowed ? "of what was borrowed" : "");
      if (said?.status === 409) isBorrowed = !isBorrowed;
      if (acknowledged || isOver() || random.chance(0.2)) return;
    }
  };

  let kept: Hold | null = null;
  while (!isOver()) {
    kept = await take();
    if (!kept) {
      await pause(200 + random.below(1_500));
      continue;
    }
    account.holds.push(kept);
    const hasIt = await use(kept);
    if (!hasIt) kept = null;
    else if (!isOver()) {
      if (random.chance(0.1)) await borrow(kept);
      if (random.chance(0.1)) {
        crew.die("holding");
        await pause(random.below(leaseMs * 1.5));
      } else await giveBack(kept);
      kept = null;
    }
    await pause(random.below(1_000));
  }
  crew.hangUp();
  return kept;
}
