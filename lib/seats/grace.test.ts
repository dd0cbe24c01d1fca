import { describe, expect, test } from "vitest";
import type { ExpiryBehavior } from "@/lib/db/generated/enums";
import { readLicense } from "@/lib/licenses/read-license";
import { openWorld } from "@/lib/testing/world";
import { assignSeat } from "./assign-seat";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("past the end of its term", () => {
  const openEnded = async (given: { graceDays?: number; expiryBehavior?: ExpiryBehavior; cancelledAt?: Date }) => {
    const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
    const license = await world.license({ seats: 0, endsOn: day("2026-11-20"), ...given });
    await world.purchase({ licenseId: license.id, seats: 1, startsOn: day("2025-11-21"), endsOn: day("2026-11-20") });
    await world.purchase({ licenseId: license.id, seats: 5, endsOn: day("2026-11-19") });
    const [one, two] = await world.people(2);
    return { world, licenseId: license.id, one, two };
  };

  test("a licence in grace has the seats of its last day, and gives them", async () => {
    const { world, licenseId, one, two } = await openEnded({ graceDays: 7 });
    await world.run(assignSeat, { licenseId, personId: one.id });
    await expect(world.run(assignSeat, { licenseId, personId: two?.id ?? "" })).rejects.toThrow("seat-limit-reached");
    expect(await world.run(readLicense, { licenseId })).toMatchObject({
      state: "IN_GRACE",
      seats: { capacity: 1, held: 1, over: 0 },
    });
  });

  test("after grace, and after a cancellation at once, it has none", async () => {
    for (const given of [{ graceDays: 3 }, { graceDays: 7, cancelledAt: day("2026-11-01") }]) {
      const { world, licenseId, one } = await openEnded(given);
      await expect(world.run(assignSeat, { licenseId, personId: one.id })).rejects.toThrow("license-not-usable");
      expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "EXPIRED", seats: { capacity: 0 } });
    }
  });

  test("one that may be used on keeps its seats, and gives no new ones", async () => {
    const { world, licenseId, one } = await openEnded({ expiryBehavior: "ALLOW" });
    await expect(world.run(assignSeat, { licenseId, personId: one.id })).rejects.toThrow("license-not-usable");
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "EXPIRED", seats: { capacity: 1 } });
  });

  test("lots of a renewal count once, not beside those that they follow", async () => {
    const { world, licenseId } = await openEnded({ graceDays: 30 });
    await world.purchase({ licenseId, seats: 1, startsOn: day("2026-11-21"), endsOn: day("2027-11-20") });
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ seats: { capacity: 1 } });
  });
});
