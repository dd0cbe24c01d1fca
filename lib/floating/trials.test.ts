import { expect, test } from "vitest";
import { isoDay } from "@/lib/kernel/calendar";
import { openWorld } from "@/lib/testing/world";
import { code, floating } from "./testing-floating";

const trial = { term: "TRIAL", durationDays: 14, endsOn: null, trialStart: "FIRST_VALIDATION" } as const;

test("a check-out begins a trial that waits for its first use, once, and never goes on after its end", async () => {
  const world = await openWorld({ now: new Date().toISOString() });
  const { license, started, ask } = await floating(world, 2, trial);
  const stored = () => world.db.license.findUniqueOrThrow({ where: { id: license.id } });
  await Promise.all([started("ada"), started("bob")]);
  const begun = await stored();
  expect(begun.endsOn).not.toBeNull();
  expect(await world.events("license.trial-started")).toHaveLength(1);
  expect(await ask("cleo").catch(code)).toBe("pool-exhausted");
  expect((await stored()).endsOn).toEqual(begun.endsOn);
  const day = (days: number) => new Date(Date.parse(isoDay(world.clock.now)) + days * 86_400_000);
  const past = { startsOn: day(-20), endsOn: day(-3) };
  await world.db.license.update({ where: { id: license.id }, data: { ...past, expiryBehavior: "ALLOW" } });
  expect(await ask("ada").catch(code)).toBe("trial-ended");
});

test("a person tries a product once from pools too, unless it may be tried again", async () => {
  const world = await openWorld({ now: new Date().toISOString() });
  const { id: productId } = await world.product();
  const ada = await world.person({ email: "ada@meridian.test" });
  const [spring, autumn, open] = [
    await floating(world, 2, { ...trial, productId, name: "Spring trial" }),
    await floating(world, 2, { ...trial, productId }),
    await floating(world, 2, { ...trial, productId, trialRepeatable: true }),
  ];
  await spring.started("Ada@meridian.test");
  await spring.started(ada.id);
  expect(await autumn.ask("ada@meridian.test").catch(code)).toBe("trial-used-already");
  expect(await world.db.lease.count({ where: { licenseId: autumn.license.id } })).toBe(0);
  expect(await autumn.started("build-agent-7")).toHaveProperty("id");
  expect(await open.started("ada@meridian.test")).toHaveProperty("id");
});
