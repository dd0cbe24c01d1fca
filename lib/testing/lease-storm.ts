import { DatabaseError } from "pg";
import type { DatabasePool } from "@/lib/db/database-pool";
import { randomInt } from "node:crypto";
import type { World } from "./world";
import { openAccount, promiseOf, type Account, type Hold, type Ticket } from "./lease-account";
import { code, floatingClient } from "@/lib/floating/testing-floating";

type Storm = {
  world: World;
  licenseId: string;
  /** Connections of each lane, which die now and then, under whoever uses them. */
  lanes: readonly DatabasePool[];
  clients: number;
  seconds: number;
  leaseSeconds: number;
  /** Capacities that the pool is given one after another, and what it begins with. */
  capacities: readonly number[];
  /** How many of a hundred check-outs wait in the queue. */
  waits: number;
  /** Overdraft beyond each capacity, percent. */
  overdraft?: number;
  /** A cap that the even ones of the clients have together, and seats that are kept for them. */
  cap?: number;
  kept?: number;
};

const chance = (percent: number) => randomInt(100) < percent;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a client asks for is always the same, so that whatever became of a call that was cut off, it is this. Those on the
 * host `grouped` are the group that a cap may be set on, or seats be kept for.
 */
const wishOf = (n: number) => ({ seats: n % 5 === 0 ? 2 : 1, priority: n % 3, host: n % 2 === 0 ? "grouped" : "free" });
const numberOf = (name: string) => Number(name.slice("client-".length));

/** Programs that check out, keep alive, stall, die, come back, queue and check in, while capacity changes and connections die. */
export async function storm(options: Storm): Promise<Account> {
  const { world, licenseId, lanes, clients, seconds, leaseSeconds, capacities, waits, cap, kept } = options;
  const leaseMs = leaseSeconds * 1000;
  const allowed = (capacity: number) => Math.floor((capacity * (100 + (options.overdraft ?? 0))) / 100);
  const holds = (name: string) => wishOf(numberOf(name)).host === "grouped";
  const account: Account = {
    ...openAccount({ leaseMs, pickupMs: leaseMs, headMs: leaseMs, allowed }),
    ...(cap === undefined ? {} : { cap: { seats: cap, holds } }),
    ...(kept === undefined ? {} : { kept: { seats: kept, holds } }),
  };
  const actor = world.tokenActor(["client"]);
  const programs = lanes.map((pool) => floatingClient({ ...world.runtime, pool }, actor, licenseId));
  const programOf = (holder: string) => {
    const program = programs[numberOf(holder) % programs.length];
    if (!program) throw new RangeError("a storm needs a lane");
    return program;
  };
  const until = Date.now() + seconds * 1000;
  const isOver = () => Date.now() >= until;

  /** Whether it was answered; what was cut off is nobody's knowledge. */
  const answered = async <Output>(
    call: () => Promise<Output>,
    refused?: (code: string) => void,
  ): Promise<Output | null> => {
    try {
      return await call();
    } catch (error) {
      const said = code(error);
      if (typeof said === "string") refused?.(said);
      else if (error instanceof DatabaseError && error.severity === "ERROR")
        account.odd.push(`the database said: ${error.message}`);
      else account.failures++;
      return null;
    }
  };

  const places = new Map<string, Ticket>();
  /** When each client first asked for what it has not been answered about. */
  const open = new Map<string, number>();
  /** When it first asked for a place that it was not told of: the place may wait since, whatever a later call is answered. */
  const untold = new Map<string, number>();
  const take = async (holder: string): Promise<Hold | null> => {
    const { seats, priority, host } = wishOf(numberOf(holder));
    const wait = chance(waits) ? { wait: { maxSeconds: 5, priority } } : {};
    const asked = open.get(holder) ?? Date.now();
    open.set(holder, asked);
    const wish = { seats, holder: { user: holder, host }, ...wait };
    const program = programOf(holder);
    const said = await answered(
      () => program.ask(holder, wish),
      () => void open.delete(holder),
    );
    if (said === null) {
      if (open.has(holder) && "wait" in wish && !untold.has(holder)) untold.set(holder, asked);
      return null;
    }
    open.delete(holder);
    const placeAsked = untold.get(holder) ?? asked;
    untold.delete(holder);
    const facts = { holder, seats, asked, answered: Date.now() };
    if ("id" in said) {
      const { id, token, overdraft, created } = said;
      // What is found again ran on: nothing began then.
      const promise = { ...promiseOf(said.expiresAt.getTime(), leaseMs, facts), exact: created };
      return {
        ...facts,
        id,
        token,
        overdraft,
        promises: [promise],
        started: created ? promise.from : null,
        ticket: null,
      };
    }
    const ticket = places.get(said.ticket) ?? {
      ...facts,
      asked: placeAsked,
      id: said.ticket,
      priority,
      waitedUntil: 0,
    };
    if (!places.has(ticket.id)) account.tickets.push(ticket);
    places.set(ticket.id, ticket);
    for (let look = 0; look < 20 && !isOver(); look++) {
      const looked = Date.now();
      const place = await answered(() => program.look(said.ticket));
      if (place?.status === "waiting") ticket.waitedUntil = looked;
      else if (place?.status === "granted") {
        const { id, token, overdraft, expiresAt } = place.lease;
        const promise = promiseOf(expiresAt.getTime(), account.pickupMs, { asked: looked, answered: Date.now() });
        const given = { ...facts, answered: Date.now(), id, token, overdraft };
        return { ...given, promises: [promise], started: promise.from, ticket: ticket.id };
      } else if (place !== null) return null;
      await pause(randomInt(100, 300));
    }
    if (chance(50)) {
      const left = await answered(() => program.leave(said.ticket));
      account.leaves.push({ id: said.ticket, acknowledged: left !== null });
    }
    return null;
  };

  const live = async (name: string) => {
    const program = programOf(name);
    while (!isOver()) {
      const hold = await take(name);
      if (!hold) {
        await pause(randomInt(20, 120));
        continue;
      }
      const { id, token } = hold;
      account.holds.push(hold);
      while (!isOver() && chance(70)) {
        await pause(chance(20) ? leaseSeconds * 1500 : randomInt(leaseSeconds * 300));
        const lost = (said: string) => said === "lease-lost" && account.losses.push({ id, heard: Date.now() });
        const asked = Date.now();
        const beat = await answered(
          () => program.beat(id, token),
          (said) => void lost(said),
        );
        const when = { asked, answered: Date.now() };
        hold.promises.push(beat && promiseOf(beat.expiresAt.getTime(), leaseMs, when));
        if (!beat) break;
      }
      // One in five dies without a word.
      if (chance(20)) continue;
      const asked = Date.now();
      const reason = randomInt(2) === 0 ? "exit" : null;
      const back = await answered(() => program.back(id, reason === null ? {} : { reason }));
      account.returns.push({ id, asked, answered: Date.now(), acknowledged: back !== null, reason });
    }
  };

  const change = async () => {
    for (const seats of capacities) {
      const from = Date.now();
      await world.db.purchase.updateMany({ where: { licenseId }, data: { seats } });
      account.capacities.push({ seats, from, to: Date.now() });
      await pause((seconds * 1000) / capacities.length);
    }
  };
  const kill = async () => {
    while (!isOver()) {
      await pause(randomInt(300, 900));
      await world.runtime.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'storm' AND pid <> pg_backend_pid()
         ORDER BY random() LIMIT 3`,
      );
    }
  };
  await Promise.all([change(), kill(), ...Array.from({ length: clients }, (_, n) => live(`client-${n}`))]);
  return account;
}
