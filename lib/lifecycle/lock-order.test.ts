import { expect, test } from "vitest";
import type { World } from "@/lib/testing/world";
import { changePlan } from "./change-plan";
import { convertLicense } from "./convert-license";
import { day, openTerm } from "./testing-terms";

/** A type of a year that a licence may take. */
async function typeOf(world: World): Promise<string> {
  const { organizationId } = world;
  const rules = { term: "SUBSCRIPTION", allocation: "NAMED", durationMonths: 12, renewal: "MANUAL" } as const;
  const { id } = await world.db.licenseType.create({
    data: { id: "typ_year", organizationId, name: "Year", ...rules, createdAt: world.clock.now },
  });
  return id;
}

/** Whether the licence is free while an operation waits for a licence type that somebody else holds. */
async function freeWhileWaiting(world: World, licenseId: string, typeId: string, act: () => Promise<unknown>) {
  const holder = await world.runtime.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM license_type WHERE id = $1 FOR UPDATE", [typeId]);
    const acting = act();
    const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted
      AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
    await expect.poll(async () => (await holder.query<{ n: number }>(waiting)).rows[0]?.n).toBeGreaterThan(0);
    const free = await holder.query("SELECT 1 FROM license WHERE id = $1 FOR UPDATE NOWAIT", [licenseId]).then(
      () => true,
      () => false,
    );
    await holder.query("ROLLBACK");
    await acting;
    return free;
  } finally {
    holder.release();
  }
}

test("a licence that takes a type is locked after it, as where a type is applied to its licences: neither waits for the other", async () => {
  const plan = await openTerm();
  const planType = await typeOf(plan.world);
  const change = () => plan.world.run(changePlan, { licenseId: plan.licenseId, licenseTypeId: planType });
  expect(await freeWhileWaiting(plan.world, plan.licenseId, planType, change)).toBe(true);
  expect(await plan.license()).toMatchObject({ licenseTypeId: planType });

  const trial = await openTerm(
    { term: "TRIAL", startsOn: day("2026-11-11"), endsOn: day("2026-11-24"), durationMonths: null, durationDays: 14 },
    { priceAmount: null, currency: null },
  );
  const trialType = await typeOf(trial.world);
  const bought = { term: "SUBSCRIPTION", purchase: { seats: 10 }, licenseTypeId: trialType } as const;
  const convert = () => trial.world.run(convertLicense, { licenseId: trial.licenseId, ...bought });
  expect(await freeWhileWaiting(trial.world, trial.licenseId, trialType, convert)).toBe(true);
  expect(await trial.license()).toMatchObject({ term: "SUBSCRIPTION", licenseTypeId: trialType });
});
