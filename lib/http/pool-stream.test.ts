import { expect, onTestFinished, test } from "vitest";
import { changed, type LivePool } from "@/lib/floating/live-pool";
import type { PoolNews } from "@/lib/floating/pool-watch";
import { readPool } from "@/lib/floating/read-pool";
import { code, floating } from "@/lib/floating/testing-floating";
import type { Role } from "@/lib/db/generated/enums";
import type { AccountActor } from "@/lib/kernel/actor";
import { openWorld, type World } from "@/lib/testing/world";
import { poolStream } from "./pool-stream";

type Look = () => Promise<AccountActor | null>;

async function open(world: World, poolIds: string[], look: Look, lookAgainMs = 5_000) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await poolStream(world.runtime, {
    look,
    input: { poolIds, detailed: true },
    signal: leaving.signal,
    lookAgainMs,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("no body");
  let pool: LivePool | undefined;
  /** Reads events until one satisfies, and answers it. */
  const until = async (kind: string, isEnough: (pool: LivePool | undefined) => boolean = () => true) => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the stream has ended");
      const [, event, data] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(value) ?? [];
      if (event === undefined || data === undefined) continue;
      if (event === "pools") for (const change of (JSON.parse(data) as PoolNews).pools) pool = changed(pool, change);
      if (event === kind && isEnough(pool)) return { pool, data };
    }
  };
  return { reader, until, leave: () => leaving.abort(), headers: response.headers };
}

const as =
  (actor: AccountActor): Look =>
  () =>
    Promise.resolve(actor);
const withRole = async (world: World, role: Role) => as(await world.actor([role]));

test("who watches a pool sees check-outs, the queue and releases, and ends with what the pool answers", async () => {
  const world = await openWorld();
  const { started, queued, back } = await floating(world, 2);
  const ada = await started("ada");
  const { until, headers } = await open(world, [ada.poolId], as(world.admin));
  expect(headers.get("content-type")).toContain("text/event-stream");
  expect(headers.get("cache-control")).toContain("no-transform");
  await until("pools", (pool) => pool?.holders?.[0]?.user === "ada");
  const bob = await started("bob");
  await queued("cyd");
  await until("pools", (pool) => pool?.inUse === 2 && pool.queue?.[0]?.user === "cyd");
  await back(ada.id);
  const { pool } = await until("pools", (now) => now?.holders?.some(({ user }) => user === "cyd") === true);
  const answered = await world.run(readPool, { poolId: bob.poolId });
  const holders = "holders" in answered ? answered.holders.map(({ leaseId, seats }) => ({ leaseId, seats })) : [];
  expect(pool).toMatchObject({ capacity: 2, inUse: 2, queued: 0, overdraft: 0, queue: [], denials: 0 });
  expect(pool?.holders?.map(({ leaseId, seats }) => ({ leaseId, seats }))).toEqual(holders);
});

test("pools of another organisation are not there, and without the right nothing is", async () => {
  const world = await openWorld();
  const { started } = await floating(world, 1);
  const { poolId } = await started("ada");
  const neighbour = await world.neighbour();
  await expect(open(world, [poolId], as(neighbour.admin)).catch(code)).resolves.toBe("not-found");
  for (const role of ["EMPLOYEE", "APPROVER"] as const)
    await expect(open(world, [poolId], await withRole(world, role)).catch(code)).resolves.toBe("not-permitted");
  await expect(open(world, [poolId], () => Promise.resolve(null)).catch(code)).resolves.toBe("not-authenticated");
  await (await open(world, [poolId], await withRole(world, "AUDITOR"))).until("pools");
});

test.each([
  ["signed-out", (): AccountActor | null => null],
  ["not-permitted", (actor: AccountActor) => ({ ...actor, roles: ["EMPLOYEE" as const] })],
])("a stream ends once its reader is %s", async (why, after) => {
  const world = await openWorld();
  const { started } = await floating(world, 1);
  const { poolId } = await started("ada");
  let actor: AccountActor | null = world.admin;
  const { until, reader } = await open(world, [poolId], () => Promise.resolve(actor), 20);
  await until("pools");
  actor = after(world.admin);
  expect((await until("over")).data).toBe(JSON.stringify({ why }));
  expect((await reader.read()).done).toBe(true);
});
