import type { Pool } from "pg";
import { randomInt } from "node:crypto";
import type { Runtime } from "@/lib/kernel/runtime";
import type { World } from "./world";
import type { Account, Hold, Ticket } from "./lease-account";
import { code, floatingClient } from "@/lib/floating/testing-floating";

type Storm = {
  world: World;
  licenseId: string;
  /** Connections that die now and then, under whoever uses them. */
  pool: Pool;
  clients: number;
  seconds: number;
  leaseSeconds: number;
  /** Capacities that the pool is given one after another, and what it begins with. */
  capacities: readonly number[];
  /** How many of a hundred check-outs wait in the queue. */
  waits: number;
  /** A cap that the even ones of the clients have together. */
  cap?: number;
};

const chance = (percent: number) => randomInt(100) < percent;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a client asks for is always the same, so that whatever became of a call that was cut off, it is this. Those on the
 * host `capped` are the group that a cap may be set on.
 */
const wishOf = (n: number) => ({ seats: n % 5 === 0 ? 2 : 1, priority: n % 3, host: n % 2 === 0 ? "capped" : "free" });
const numberOf = (name: string) => Number(name.slice("client-".length));

/** Programs that check out, keep alive, stall, die, come back, queue and check in, while capacity changes and connections die. */
export async function storm(options: Storm): Promise<Account> {
  const { world, licenseId, pool, clients, seconds, leaseSeconds, capacities, waits, cap } = options;
  const leaseMs = leaseSeconds * 1000;
  const account: Account = {
    ...{ leaseMs, pickupMs: leaseMs, headMs: leaseMs, capacities: [], holds: [], returns: [], losses: [] },
    ...{ tickets: [], borrows: [], keyed: [], failures: 0 },
    ...(cap === undefined ? {} : { cap: { seats: cap, holds: (name) => wishOf(numberOf(name)).host === "capped" } }),
  };
  const runtime: Runtime = { ...world.runtime, pool };
  const program = floatingClient(runtime, world.tokenActor(["client"]), licenseId);
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
      if (typeof said !== "string") account.failures++;
      else refused?.(said);
      return null;
    }
  };

  const places = new Map<string, Ticket>();
  /** When each client first asked for what it has not been answered about. */
  const open = new Map<string, number>();
  const take = async (holder: string): Promise<Hold | null> => {
    const { seats, priority, host } = wishOf(numberOf(holder));
    const wait = chance(waits) ? { wait: { maxSeconds: 5, priority } } : {};
    const asked = open.get(holder) ?? Date.now();
    open.set(holder, asked);
    const wish = { seats, holder: { user: holder, host }, ...wait };
    const said = await answered(
      () => program.ask(holder, wish),
      () => void open.delete(holder),
    );
    if (said === null) return null;
    open.delete(holder);
    const facts = { holder, seats, asked, answered: Date.now() };
    if ("id" in said) {
      const ends = said.expiresAt.getTime();
      const started = said.created ? ends - account.leaseMs : null;
      return { ...facts, id: said.id, token: said.token, until: [ends], started, ticket: null };
    }
    const ticket = places.get(said.ticket) ?? { ...facts, id: said.ticket, priority, waitedUntil: 0 };
    if (!places.has(ticket.id)) account.tickets.push(ticket);
    places.set(ticket.id, ticket);
    for (let look = 0; look < 20 && !isOver(); look++) {
      const looked = Date.now();
      const place = await answered(() => program.look(said.ticket));
      if (place?.status === "waiting") ticket.waitedUntil = looked;
      else if (place?.status === "granted") {
        const { id, token, expiresAt } = place.lease;
        const ends = expiresAt.getTime();
        const started = ends - account.pickupMs;
        return { ...facts, answered: Date.now(), id, token, until: [ends], started, ticket: ticket.id };
      } else if (place !== null) return null;
      await pause(randomInt(100, 300));
    }
    if (chance(50)) await answered(() => program.leave(said.ticket));
    return null;
  };

  const live = async (name: string) => {
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
        const beat = await answered(
          () => program.beat(id, token),
          (said) => void lost(said),
        );
        if (!beat) break;
        hold.until.push(beat.expiresAt.getTime());
      }
      // One in five dies without a word.
      if (chance(20)) continue;
      const asked = Date.now();
      const back = await answered(() => program.back(id));
      account.returns.push({ id, asked, acknowledged: back !== null });
      if (back === null) hold.until.push(0);
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
