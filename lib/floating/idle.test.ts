import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { openWorld } from "@/lib/testing/world";
import { code, floating } from "./testing-floating";

async function open(idleSeconds: number | null, seats = 1) {
  const world = await openWorld();
  const farm = await floating(world, seats);
  await world.db.pool.updateMany({ data: { idleSeconds } });
  return { world, ...farm };
}

test("a holder who is idle for longer than the pool allows loses the lease, is told why, and the next gets the seat", async () => {
  const { world, started, queued, seen, look, beat } = await open(600);
  const ada = await started("ada");
  const bob = await queued("bob");
  expect(await beat(ada.id, ada.token, { idleSeconds: 600 })).toHaveProperty("expiresAt");
  const lost = await beat(ada.id, ada.token, { idleSeconds: 601 }).catch((error: unknown) => error);
  if (!(lost instanceof Refusal)) throw new Error("was not refused");
  expect([lost.code, lost.status, lost.detail]).toEqual([
    "lease-lost",
    410,
    "Nobody worked with it for longer than its pool allows, so its seat was taken back. Check out again.",
  ]);
  expect(await look(bob.ticket)).toMatchObject({ status: "granted" });
  expect(await seen(ada.id)).toMatchObject({ endReason: "IDLE" });
  const ends = await world.events("lease.ended");
  expect(ends.map(({ subjectId, after }) => [subjectId, after])).toEqual([
    [ada.id, { endReason: "IDLE", seats: 1, idleSeconds: 601 }],
  ]);
  // The answer was lost on the way: it is given again, with its reason, and nothing more is written.
  const again = await beat(ada.id, ada.token, { idleSeconds: 900 }).catch((error: unknown) => error);
  expect(again).toMatchObject({ code: "lease-lost", params: { idle: true } });
  expect(await world.events("lease.ended")).toHaveLength(1);
});

test("a pool without an end to idling takes no notice, and another's lease is not ended by who has not its token", async () => {
  const { started, beat, world } = await open(null);
  const ada = await started("ada");
  expect(await beat(ada.id, ada.token, { idleSeconds: 86_400 })).toHaveProperty("expiresAt");
  await world.db.pool.updateMany({ data: { idleSeconds: 60 } });
  expect(await beat(ada.id, ada.token + 1, { idleSeconds: 86_400 }).catch(code)).toBe("lease-lost");
  expect(await world.db.lease.findFirst()).toMatchObject({ endedAt: null });
});

test.each([-1, 1.5, 40_000_000])("%d seconds of idling are no input", async (idleSeconds) => {
  const { started, beat } = await open(600);
  const ada = await started("ada");
  expect(await beat(ada.id, ada.token, { idleSeconds }).catch(code)).toBe("invalid-input");
});
