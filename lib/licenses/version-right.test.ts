import { expect, test } from "vitest";
import { channelOf, plainVersion } from "@/lib/catalog/semantic-version";
import { isVersionRange, newestAllowed, versionVerdict, type ReleaseFact, type VersionRights } from "./version-right";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day("2026-11-02");

const release = (version: string, releasedOn: string, more: Partial<ReleaseFact> = {}): ReleaseFact => ({
  version,
  channel: channelOf(version),
  releasedOn: day(releasedOn),
  withdrawnAt: null,
  ...more,
});

const releases = [
  release("4.7.0", "2025-06-02"),
  release("4.8.0", "2025-11-10"),
  release("4.8.2", "2026-03-03"),
  release("4.9.0", "2026-06-15"),
  release("5.0.0-beta.1", "2026-08-01"),
  release("5.0.0", "2026-10-05"),
];

const rights = (given: Partial<VersionRights> = {}): VersionRights => ({
  startsOn: null,
  endsOn: null,
  expiryBehavior: "RESTRICT",
  maintained: false,
  maintenanceEndsOn: null,
  maintenancePeriods: [],
  versionRange: null,
  channels: [],
  downgradeRights: false,
  ...given,
});

const span = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) });

/** "yes", or the code and the newest version allowed. */
function answer(given: Partial<VersionRights>, version: string): string {
  const verdict = versionVerdict(rights(given), releases, version, today);
  return verdict.allowed ? "yes" : `${verdict.code} ${verdict.newestAllowed}`;
}

test("without constraints every version runs", () => {
  for (const version of ["0.0.1", "4.8.2", "5.0.0-beta.1", "9.9.9"]) expect(answer({}, version)).toBe("yes");
});

test("a range constrains major, minor and patch; a pre-release of 5.0 is not of 4.x", () => {
  expect(answer({ versionRange: "4.x" }, "4.9.0")).toBe("yes");
  expect(answer({ versionRange: "4.x" }, "4.99.1-rc.1")).toBe("yes");
  expect(answer({ versionRange: "4.x" }, "5.0.0")).toBe("VERSION_NOT_ALLOWED 4.9.0");
  expect(answer({ versionRange: "4.x" }, "5.0.0-beta.1")).toBe("VERSION_NOT_ALLOWED 4.9.0");
  expect(answer({ versionRange: "<=4.8" }, "4.8.9")).toBe("yes");
  expect(answer({ versionRange: "~4.8.1" }, "4.8.0")).toBe("VERSION_NOT_ALLOWED 4.8.2");
  expect(answer({ versionRange: "7.x" }, "4.8.0")).toBe("VERSION_NOT_ALLOWED null");
});

test("channels: a known release has its own, an unknown version that of its pre-release word", () => {
  expect(answer({ channels: ["stable"] }, "5.0.0-beta.1")).toBe("VERSION_NOT_ALLOWED 5.0.0");
  expect(answer({ channels: ["Beta"] }, "5.0.0-beta.7")).toBe("yes");
  expect(answer({ channels: ["beta"] }, "6.0.0")).toBe("VERSION_NOT_ALLOWED 5.0.0-beta.1");
  const early = [release("5.1.0", "2026-10-20", { channel: "early-access" })];
  expect(versionVerdict(rights({ channels: ["stable"] }), early, "5.1.0", today)).toEqual({
    allowed: false,
    code: "VERSION_NOT_ALLOWED",
    newestAllowed: null,
  });
  expect(channelOf("5.0.0-0")).toBe("prerelease");
});

test("downgrade rights reach below the range, never above it and never to another channel", () => {
  const given = { versionRange: "5.x", downgradeRights: true };
  expect(answer(given, "4.7.0")).toBe("yes");
  expect(answer(given, "6.0.0")).toBe("VERSION_NOT_ALLOWED 5.0.0");
  expect(answer({ ...given, channels: ["stable"] }, "4.7.1-beta.1")).toBe("VERSION_NOT_ALLOWED 5.0.0");
  expect(answer({ ...given, downgradeRights: false }, "4.7.0")).toBe("VERSION_NOT_ALLOWED 5.0.0");
  expect(answer({ versionRange: "no range", downgradeRights: true }, "4.7.0")).toBe("VERSION_NOT_ALLOWED null");
});

test("maintenance: what was published before its first day or in a period, both days included", () => {
  const given = { maintenancePeriods: [span("2025-11-10", "2026-03-03")] };
  for (const version of ["4.7.0", "4.8.0", "4.8.2"]) expect(answer(given, version)).toBe("yes");
  expect(answer(given, "4.9.0")).toBe("MAINTENANCE_LAPSED 4.8.2");
  const gap = { maintenancePeriods: [span("2025-01-01", "2025-12-31"), span("2026-05-01", "2027-04-30")] };
  expect(answer(gap, "4.8.2")).toBe("MAINTENANCE_LAPSED 5.0.0");
  expect(answer({ ...gap, downgradeRights: true }, "4.8.2")).toBe("yes");
});

test("maintenance noted by its end alone runs from the licence's start; none noted has no end", () => {
  const startsOn = day("2025-07-01");
  const given = { maintained: true, startsOn, maintenanceEndsOn: day("2026-06-30") };
  expect(answer(given, "4.7.0")).toBe("yes");
  expect(answer(given, "4.9.0")).toBe("yes");
  expect(answer(given, "5.0.0")).toBe("MAINTENANCE_LAPSED 4.9.0");
  expect(answer({ ...given, maintenanceEndsOn: null }, "5.0.0")).toBe("yes");
  const repeated = { ...given, maintenancePeriods: [span("2026-05-01", "2026-06-30")] };
  expect(answer({ ...repeated, maintenanceEndsOn: day("2026-06-30") }, "5.0.0")).toBe("MAINTENANCE_LAPSED 4.9.0");
});

test("a right that ended and MAINTAINs goes on for what was published while it ran", () => {
  const given = { startsOn: day("2025-07-01"), endsOn: day("2026-03-02"), expiryBehavior: "MAINTAIN" as const };
  expect(answer(given, "4.8.0")).toBe("yes");
  expect(answer(given, "4.8.2")).toBe("MAINTENANCE_LAPSED 4.8.0");
  expect(answer({ ...given, endsOn: today }, "5.0.0")).toBe("yes");
  expect(answer({ ...given, expiryBehavior: "ALLOW" }, "5.0.0")).toBe("yes");
  expect(answer({ ...given, maintained: true }, "5.0.0")).toBe("MAINTENANCE_LAPSED 4.8.0");
});

test("the range is refused before the maintenance", () => {
  const given = { versionRange: "4.x", maintenancePeriods: [span("2025-01-01", "2025-12-31")] };
  expect(answer(given, "5.0.0")).toBe("VERSION_NOT_ALLOWED 4.8.0");
  expect(answer(given, "4.9.0")).toBe("MAINTENANCE_LAPSED 4.8.0");
});

test("an unknown version counts as published with the next higher release, today if there is none", () => {
  const given = { maintenancePeriods: [span("2025-01-01", "2026-04-30")] };
  expect(answer(given, "4.8.1")).toBe("yes");
  expect(answer(given, "4.8.3")).toBe("MAINTENANCE_LAPSED 4.8.2");
  expect(answer(given, "7.0.0")).toBe("MAINTENANCE_LAPSED 4.8.2");
  expect(answer({ maintenancePeriods: [span("2026-01-01", "2026-11-02")] }, "7.0.0")).toBe("yes");
});

test("a withdrawn release still runs, and is not named; nor is one that is not published yet", () => {
  const changed = [
    ...releases.slice(0, 5),
    release("5.0.0", "2026-10-05", { withdrawnAt: today }),
    release("5.1.0", "2026-11-03"),
  ];
  expect(versionVerdict(rights({ versionRange: "5.x" }), changed, "5.0.0", today)).toEqual({ allowed: true });
  expect(newestAllowed(rights({ channels: ["stable"] }), changed, today)?.version).toBe("4.9.0");
});

test("a build of a release counts with that release: its day and channel, not today's", () => {
  const lapsed = { maintained: true, maintenanceEndsOn: day("2026-10-31") };
  expect([answer(lapsed, "5.0.0"), answer(lapsed, "5.0.0+build.7")]).toEqual(["yes", "yes"]);
});

test("the plain form of a version, and what is none", () => {
  expect(plainVersion(" v5.0.0+build.7 ")).toBe("5.0.0");
  for (const text of ["5", "5.0", "latest", "", "5.0.0.0", "05.0.0"]) expect(plainVersion(text)).toBeNull();
  expect(isVersionRange(">=4 <6")).toBe(true);
  expect(isVersionRange("newest")).toBe(false);
});
