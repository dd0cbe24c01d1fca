import { z } from "zod";
import type { Account, Hold, Ticket } from "@/lib/testing/lease-account";
import type { Random } from "@/lib/sample/random";
import { openLine, type Line, type Said } from "./call";
import type { Figures } from "./figures";

type Sea = {
  url: string;
  token: string;
  licenseId: string;
  account: Account;
  figures: Figures;
  isOver(): boolean;
};

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const lease = z.object({ id: z.string(), token: z.number(), seats: z.number(), expiresAt: instant });
const ticket = z.object({ ticket: z.string() });
const place = z.object({ status: z.string(), lease: lease.optional() });
const beaten = z.object({ expiresAt: instant });
const cannotNow = (said: Said | null) => said === null || said.status >= 500 || said.status === 429;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One client program from start to end of the storm: it checks out, queues, keeps alive, stalls, dies and comes back. */
export async function sail(sea: Sea, name: string, number: number, random: Random): Promise<void> {
  const { account, figures, licenseId, isOver } = sea;
  // What it wants is always the same, so that whatever became of a call that was cut off, it is this.
  const wish = { seats: number % 5 === 0 ? 2 : 1, priority: number % 3 };
  const places = new Map<string, Ticket>();
  let line: Line = openLine(sea.url, sea.token);
  let openSince: number | null = null;
  let keys = 0;

  const call: Line["call"] = async (...asked) => {
    const said = await line.call(...asked);
    figures.count("calls");
    if (!cannotNow(said)) return said;
    account.failures++;
    figures.count(said === null ? "cut off" : `answered ${said.status}`);
    await pause(100 + random.below(300));
    return said;
  };
  const comeBack = () => {
    line.hangUp();
    line = openLine(sea.url, sea.token);
  };

  /** Asks for seats, again with the same key where it was cut off, or, as some do, anew. */
  const ask = async () => {
    const waits = random.chance(0.6);
    const body = {
      licenseId,
      holder: { user: name, host: "storm" },
      seats: wish.seats,
      ...(waits ? { wait: { maxSeconds: 60, priority: wish.priority } } : {}),
    };
    const key = random.chance(0.5) ? `${name}-${++keys}` : null;
    const asked = openSince ?? Date.now();
    openSince = asked;
    for (let tries = 0; tries < 20 && !isOver(); tries++) {
      const said = await call("POST", "/api/v1/leases", body, key === null ? {} : { "idempotency-key": key });
      if (said === null || cannotNow(said)) continue;
      openSince = null;
      figures.took(said.ms);
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
      const { id, token, seats, expiresAt } = lease.parse(said.body);
      keep(id);
      figures.count(said.status === 201 ? "leases checked out" : "leases found again");
      const started = said.status === 201 ? expiresAt - account.leaseMs : null;
      return { ...facts, seats, id, token, until: [expiresAt], started, ticket: null };
    }
    if (said.status !== 202) {
      figures.count(said.status === 409 ? "told that the pool is full" : `told ${said.status}`);
      return null;
    }
    const { ticket: id } = ticket.parse(said.body);
    keep(id);
    const known = places.get(id) ?? { ...facts, id, priority: wish.priority, waitedUntil: 0 };
    if (!places.has(id)) account.tickets.push(known);
    places.set(id, known);
    return queue(known);
  };

  /** Waits for its turn by long polls; some lose patience and leave, or just stop asking. */
  const queue = async (mine: Ticket): Promise<Hold | null> => {
    figures.count("places in the queue");
    while (!isOver()) {
      const asked = Date.now();
      const said = await call("GET", `/api/v1/queue/${mine.id}?wait=${random.below(8)}`);
      if (said === null || cannotNow(said)) continue;
      if (said.status !== 200) return null;
      const { status, lease: granted } = place.parse(said.body);
      if (granted) {
        figures.count("leases granted from the queue");
        const { holder, asked: first } = mine;
        const started = granted.expiresAt - account.pickupMs;
        const { id, token, seats, expiresAt } = granted;
        return {
          holder,
          asked: first,
          answered: Date.now(),
          seats,
          id,
          token,
          until: [expiresAt],
          started,
          ticket: mine.id,
        };
      }
      if (status !== "waiting") return null;
      mine.waitedUntil = asked;
      if (random.chance(0.03)) {
        if (random.chance(0.5)) await call("DELETE", `/api/v1/queue/${mine.id}`);
        return null;
      }
    }
    return null;
  };

  /** Beats until it has had enough, or stalls until its lease may be gone. Answers whether it still has it. */
  const use = async (hold: Hold): Promise<boolean> => {
    while (!isOver() && random.chance(0.8)) {
      const stalls = random.chance(0.05);
      await pause(stalls ? account.leaseMs * 1.3 : random.below(account.leaseMs * 0.3));
      const said = await call("POST", `/api/v1/leases/${hold.id}/heartbeat`, { token: hold.token });
      if (said?.status === 200) hold.until.push(beaten.parse(said.body).expiresAt);
      if (said?.status === 200) figures.count("heartbeats");
      if (said?.status !== 410) continue;
      account.losses.push({ id: hold.id, heard: Date.now() });
      figures.count("leases lost after they ran out");
      return false;
    }
    return true;
  };

  /** Takes the lease offline for a while, without a heartbeat. */
  const borrow = async (hold: Hold) => {
    const until = new Date(Date.now() + account.leaseMs * (1.5 + random.below(100) / 100)).toISOString();
    const said = await call("POST", `/api/v1/leases/${hold.id}/borrow`, { until });
    const acknowledged = said?.status === 200;
    account.borrows.push({ id: hold.id, acknowledged });
    if (!acknowledged) return void (said && figures.count(`borrowing was answered ${said.status}`));
    hold.until.push(beaten.parse(said.body).expiresAt);
    figures.count("leases borrowed");
    await pause(random.below(account.leaseMs * 2));
  };

  const giveBack = async ({ id }: Hold) => {
    const asked = Date.now();
    for (let tries = 0; tries < 20; tries++) {
      // What is borrowed is returned as such.
      const isBorrowed = account.borrows.some((borrow) => borrow.id === id);
      const said = isBorrowed
        ? await call("POST", `/api/v1/leases/${id}/return`, {})
        : await call("DELETE", `/api/v1/leases/${id}`);
      const acknowledged = said !== null && said.status >= 200 && said.status < 300;
      account.returns.push({ id, asked, acknowledged });
      if (acknowledged) figures.count("leases checked in");
      if (acknowledged || isOver() || random.chance(0.3)) return;
    }
  };

  while (!isOver()) {
    const hold = await take();
    if (!hold) {
      await pause(200 + random.below(1_500));
      continue;
    }
    account.holds.push(hold);
    const hasIt = await use(hold);
    if (hasIt && random.chance(0.1)) await borrow(hold);
    if (random.chance(0.1)) {
      figures.count("clients that died");
      comeBack();
      await pause(random.below(account.leaseMs * 1.5));
    } else if (hasIt) await giveBack(hold);
    await pause(random.below(1_000));
  }
  line.hangUp();
}
