import { expect, test } from "vitest";
import { upgradeNeed, type UpgradeFacts } from "./upgrade-need";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day("2026-11-02");
const releases = [
  { version: "4.9.0", channel: "stable", releasedOn: day("2025-06-15"), withdrawnAt: null },
  { version: "5.0.0", channel: "stable", releasedOn: day("2026-10-05"), withdrawnAt: null },
  { version: "5.1.0-beta.1", channel: "beta", releasedOn: day("2026-10-20"), withdrawnAt: null },
];

const license = (given: Partial<UpgradeFacts> = {}): UpgradeFacts => ({
  startsOn: day("2024-01-01"),
  endsOn: null,
  expiryBehavior: "RESTRICT",
  maintained: false,
  maintenanceEndsOn: null,
  maintenancePeriods: [],
  versionRange: null,
  channels: [],
  downgradeRights: false,
  state: "ACTIVE",
  units: 25,
  maintenanceMonths: 12,
  maintenancePriceAmount: 18_000n,
  maintenanceCurrency: "EUR",
  ...given,
});

const need = (given: Partial<UpgradeFacts>, version = "5.0.0") => upgradeNeed(license(given), releases, version, today);
const lapsed = { maintained: true, maintenanceEndsOn: day("2025-06-30") };

test("a licence whose rights reach the version needs nothing", () => {
  expect(need({})).toEqual({ kind: "NOTHING" });
  expect(need(lapsed, "4.9.0")).toEqual({ kind: "NOTHING" });
  expect(need({ maintained: true })).toEqual({ kind: "NOTHING" });
});

test("lapsed maintenance is bought from the day after it ended, in whole periods that reach the publication", () => {
  // 1 Jul 2025 to 30 Jun 2027 in two periods of 12 months: 2 × 25 units × EUR 180.00.
  expect(need(lapsed)).toEqual({
    kind: "MAINTENANCE",
    startsOn: day("2025-07-01"),
    endsOn: day("2027-06-30"),
    periods: 2,
    cost: { amount: 900_000n, currency: "EUR" },
  });
  expect(need({ ...lapsed, maintenanceEndsOn: day("2025-10-05") })).toMatchObject({
    startsOn: day("2025-10-06"),
    endsOn: day("2026-10-05"),
    periods: 1,
    cost: { amount: 450_000n },
  });
});

test("the last period that ended before the publication counts, not one that is yet to begin", () => {
  const maintenancePeriods = [
    { startsOn: day("2024-01-01"), endsOn: day("2025-12-31") },
    { startsOn: day("2026-11-01"), endsOn: day("2027-10-31") },
  ];
  expect(need({ maintenancePeriods })).toMatchObject({ kind: "MAINTENANCE", startsOn: day("2026-01-01"), periods: 1 });
});

test("a price or a length that nobody knows is said to be unknown", () => {
  expect(need({ ...lapsed, maintenancePriceAmount: null, maintenanceCurrency: null })).toMatchObject({
    periods: 2,
    cost: null,
  });
  expect(need({ ...lapsed, maintenanceMonths: null })).toEqual({
    kind: "MAINTENANCE",
    startsOn: day("2025-07-01"),
    endsOn: null,
    periods: null,
    cost: null,
  });
});

test("a version outside the range or the channels needs another licence, whatever the maintenance", () => {
  expect(need({ ...lapsed, versionRange: "4.x" })).toEqual({ kind: "NEW_LICENSE", because: "VERSION" });
  expect(need({ channels: ["stable"] }, "5.1.0-beta.1")).toEqual({ kind: "NEW_LICENSE", because: "CHANNEL" });
});

test("a term that is over needs its renewal, unless it goes on for this version", () => {
  const ended = { endsOn: day("2026-06-30"), state: "EXPIRED" as const };
  expect(need(ended)).toEqual({ kind: "RENEWAL", endedOn: day("2026-06-30") });
  expect(need({ ...ended, expiryBehavior: "MAINTAIN" })).toEqual({ kind: "RENEWAL", endedOn: day("2026-06-30") });
  expect(need({ ...ended, expiryBehavior: "MAINTAIN" }, "4.9.0")).toEqual({ kind: "NOTHING" });
  expect(need({ ...ended, expiryBehavior: "ALLOW" })).toEqual({ kind: "NOTHING" });
  expect(need({ ...ended, state: "IN_GRACE" })).toEqual({ kind: "NOTHING" });
});

test("with what it was said to need, the licence may move", () => {
  const found = need(lapsed);
  if (found.kind !== "MAINTENANCE" || !found.endsOn) throw new Error("needs maintenance");
  const bought = { maintenancePeriods: [{ startsOn: found.startsOn, endsOn: found.endsOn }] };
  expect(need({ ...lapsed, ...bought })).toEqual({ kind: "NOTHING" });
});
