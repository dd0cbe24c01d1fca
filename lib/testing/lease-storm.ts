import type { Pool } from "pg";
import { randomInt } from "node:crypto";
import type { Runtime } from "@/lib/kernel/runtime";
import type { World } from "./world";
import type { Account } from "./lease-checker";
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
};

const chance = (percent: number) => randomInt(100) < percent;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Programs that check out, keep alive, stall, die, come back, queue and check in, while capacity changes and connections die. */
export async function storm(options: Storm): Promise<Account> {
  const { world, licenseId, pool, clients, seconds, leaseSeconds, capacities, waits } = options;
  const account: Account = { leaseMs: leaseSeconds * 1000, capacities: [], holds: [], returns: [], failures: 0 };
  const runtime: Runtime = { ...world.runtime, pool };
  const program = floatingClient(runtime, world.tokenActor(["client"]), licenseId);
  const until = Date.now() + seconds * 1000;
  const isOver = () => Date.now() >= until;

  /** Whether it was answered; what was cut off is nobody's knowledge. */
  const answered = async <Output>(call: () => Promise<Output>): Promise<Output | null> => {
    try {
      return await call();
    } catch (error) {
      if (typeof code(error) !== "string") account.failures++;
      return null;
    }
  };

  const take = async (user: string, seats: number) => {
    const wait = chance(waits) ? { wait: { maxSeconds: 5, priority: randomInt(3) } } : {};
    const said = await answered(() => program.ask(user, { seats, ...wait }));
    if (said === null) return null;
    if ("id" in said) return said;
    for (let look = 0; look < 20 && !isOver(); look++) {
      const place = await answered(() => program.look(said.ticket));
      if (place?.status === "granted") return { ...place.lease, created: true };
      if (place !== null && place.status !== "waiting") return null;
      await pause(randomInt(100, 300));
    }
    if (chance(50)) await answered(() => program.leave(said.ticket));
    return null;
  };

  const live = async (name: string) => {
    while (!isOver()) {
      const lease = await take(name, chance(20) ? 2 : 1);
      if (!lease) {
        await pause(randomInt(20, 120));
        continue;
      }
      const { id, token, seats } = lease;
      const hold = { id, token, seats, holder: name, until: [lease.expiresAt.getTime()], isNew: lease.created };
      account.holds.push(hold);
      while (!isOver() && chance(70)) {
        await pause(chance(20) ? leaseSeconds * 1500 : randomInt(leaseSeconds * 300));
        const beat = await answered(() => program.beat(id, token));
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
