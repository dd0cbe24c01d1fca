import { executeDirect } from "@/lib/kernel/direct-operation";
import type { Prisma } from "@/lib/db/generated/client";
import { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { ownPool } from "@/lib/testing/own-pool";
import type { World } from "@/lib/testing/world";
import { leaveQueue, readTicket } from "./ask-queue";
import { checkIn } from "./check-in";
import { checkOut } from "./check-out";
import { heartbeatLease } from "./heartbeat-lease";
import { readLease } from "./read-lease";

/** What a client program does with a floating licence, through the pool of a runtime. */
export function floatingClient(runtime: Runtime, actor: ReturnType<World["tokenActor"]>, licenseId: string) {
  const ask = (user: string, more: object = {}) =>
    executeDirect(runtime, actor, checkOut, { licenseId, holder: { user, host: "h" }, ...more });
  const started = async (user: string, more: object = {}) => {
    const lease = await ask(user, more);
    if (!("id" in lease)) throw new Error("queued");
    return lease;
  };
  const queued = async (user: string, more: object = {}) => {
    const ticket = await ask(user, { wait: { maxSeconds: 60 }, ...more });
    if (!("ticket" in ticket)) throw new Error("not queued");
    return ticket;
  };
  const back = (leaseId: string, more: object = {}) => executeDirect(runtime, actor, checkIn, { leaseId, ...more });
  const beat = (leaseId: string, token: number, more: object = {}) =>
    executeDirect(runtime, actor, heartbeatLease, { leaseId, token, ...more });
  const seen = (leaseId: string) => executeDirect(runtime, actor, readLease, { leaseId });
  const look = (ticketId: string) => executeDirect(runtime, actor, readTicket, { ticketId });
  const leave = (ticketId: string) => executeDirect(runtime, actor, leaveQueue, { ticketId });
  return { ask, started, queued, back, beat, seen, look, leave };
}

/** A floating licence with seats, and a program that uses it. */
export async function floating(world: World, seats: number, given: Parameters<World["license"]>[0] = {}) {
  const license = await world.license({ allocation: "FLOATING", seats, ...given });
  const client = world.tokenActor(["client"]);
  return { license, client, ...floatingClient(world.runtime, client, license.id) };
}

type Farm = Pick<Awaited<ReturnType<typeof floating>>, "client"> & { license: { id: string } };

/** The same program some seconds later, by the clock that leases live by. */
export function after(world: World, { license, client }: Farm, seconds: number) {
  const pool = ownPool(world, { options: `-c leasehold.clock_offset=${seconds}s` });
  return floatingClient({ ...world.runtime, pool }, client, license.id);
}

/** A rule of the pool of a licence, written straight into the table. */
export async function poolRule(
  world: World,
  licenseId: string,
  rule: Omit<Prisma.PoolGroupRuleUncheckedCreateInput, "id" | "organizationId" | "poolId" | "createdAt">,
) {
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId } });
  const { organizationId, clock, runtime } = world;
  const id = runtime.newId("poolGroupRule");
  return world.db.poolGroupRule.create({ data: { id, organizationId, poolId, createdAt: clock.now, ...rule } });
}

/** What was refused, by its code. */
export const code = (error: unknown) => (error instanceof Refusal ? error.code : error);
