import { expect, test } from "vitest";
import { z } from "zod";
import { openWorld } from "@/lib/testing/world";
import { readPool } from "./read-pool";
import { releaseLease } from "./release-lease";
import { code, floating } from "./testing-floating";

test("an admin takes a lease back, whoever waits gets it, and the holder is told at the next heartbeat", async () => {
  const world = await openWorld();
  const { started, queued, look, beat } = await floating(world, 1);
  const ada = await started("ada");
  const { ticket } = await queued("bob");
  const pool = await world.run(readPool, { poolId: ada.poolId });
  expect(pool).toMatchObject({ capacity: 1, inUse: 1, queued: 1, holders: [{ user: "ada", host: "h", seats: 1 }] });
  await world.run(releaseLease, { leaseId: ada.id, reason: "Left running over the weekend" });
  expect(await look(ticket)).toMatchObject({ status: "granted" });
  const because = "Left running over the weekend";
  await expect(beat(ada.id, ada.token)).rejects.toMatchObject({
    code: "lease-lost",
    params: { released: true, because },
  });
  // Whoever does not know its token learns nothing of it.
  await expect(beat(ada.id, ada.token + 1)).rejects.toMatchObject({ code: "lease-lost", params: {} });
  const [ended] = await world.events("lease.ended");
  const { personal } = z.object({ personal: z.string() }).parse(ended?.reason);
  expect(await world.db.personalValue.findFirst({ where: { commitment: personal } })).toMatchObject({
    value: because,
    subjectId: ada.id,
  });
  expect(ended).toMatchObject({ actorKind: "account", subjectId: ada.id, after: { endReason: "RELEASED", seats: 1 } });
  await world.run(releaseLease, { leaseId: ada.id, reason: "Once more" });
  expect(await world.events("lease.ended")).toHaveLength(1);
});

test("a seat is not taken from anybody without a reason", async () => {
  const world = await openWorld();
  const { started, beat } = await floating(world, 1);
  const { id: leaseId, token } = await started("ada");
  for (const reason of ["", " "])
    await expect(world.run(releaseLease, { leaseId, reason }).catch(code)).resolves.toBe("invalid-input");
  expect(await beat(leaseId, token)).toHaveProperty("expiresAt");
});

test("another organisation's lease is not there", async () => {
  const world = await openWorld();
  const { started } = await floating(await world.neighbour(), 1);
  const { id } = await started("ada");
  await expect(world.run(releaseLease, { leaseId: id, reason: "Not mine" }).catch(code)).resolves.toBe("not-found");
});
