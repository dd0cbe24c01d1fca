import fc from "fast-check";
import { lte } from "semver";
import { expect, test } from "vitest";
import { channelOf } from "@/lib/catalog/semantic-version";
import { newestAllowed, versionVerdict, type ReleaseFact, type VersionRights } from "./version-right";

const first = Date.UTC(2024, 0, 1);
const day = fc.integer({ min: 0, max: 1_000 }).map((days) => new Date(first + days * 86_400_000));
const dayOrNull = fc.option(day);
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 400 }))
  .map(([startsOn, days]) => ({ startsOn, endsOn: new Date(startsOn.getTime() + days * 86_400_000) }));

const version = fc
  .tuple(fc.nat(6), fc.nat(3), fc.nat(3), fc.constantFrom("", "", "-beta.1", "-rc.2"))
  .map(([major, minor, patch, tag]) => `${major}.${minor}.${patch}${tag}`);

/** Releases whose days rise with their versions, as a line of releases without back-ports has them. */
const releases = fc
  .uniqueArray(fc.tuple(version, day, fc.boolean()), { maxLength: 14, selector: ([name]) => name })
  .map((rows) => {
    const days = rows.map(([, on]) => on).sort((one, other) => one.getTime() - other.getTime());
    return rows
      .map(([name, on, withdrawn]): ReleaseFact => ({
        version: name,
        channel: channelOf(name),
        releasedOn: on,
        withdrawnAt: withdrawn ? on : null,
      }))
      .sort((one, other) => (lte(one.version, other.version) ? -1 : 1))
      .map((row, at) => ({ ...row, releasedOn: days[at] ?? row.releasedOn }));
  });

const rights: fc.Arbitrary<VersionRights> = fc.record({
  startsOn: dayOrNull,
  endsOn: dayOrNull,
  expiryBehavior: fc.constantFrom("RESTRICT" as const, "MAINTAIN" as const, "ALLOW" as const, "REVOKE" as const),
  maintained: fc.boolean(),
  maintenanceEndsOn: dayOrNull,
  maintenancePeriods: fc.array(span, { maxLength: 3 }),
  versionRange: fc.option(fc.constantFrom("4.x", "<=3.1", ">=2 <5", "1.x || 4.x", "^0.2.1", "*")),
  channels: fc.subarray(["stable", "beta", "rc"]),
  downgradeRights: fc.boolean(),
});

const allowed = (of: VersionRights, known: readonly ReleaseFact[], name: string, today: Date) =>
  versionVerdict(of, known, name, today).allowed;

test("the newest version named is itself allowed, and none of the releases offered is newer and allowed", () => {
  fc.assert(
    fc.property(rights, releases, day, (of, known, today) => {
      const newest = newestAllowed(of, known, today);
      if (newest) expect(allowed(of, known, newest.version, today)).toBe(true);
      for (const { version: name, withdrawnAt, releasedOn } of known) {
        if (withdrawnAt || releasedOn > today || !allowed(of, known, name, today)) continue;
        expect(newest !== null && lte(name, newest.version)).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a refusal names the same newest version whatever was asked for", () => {
  fc.assert(
    fc.property(rights, releases, version, day, (of, known, name, today) => {
      const verdict = versionVerdict(of, known, name, today);
      if (!verdict.allowed) expect(verdict.newestAllowed).toBe(newestAllowed(of, known, today)?.version ?? null);
    }),
    { numRuns: 2_000 },
  );
});

test("another period of maintenance never takes a version away", () => {
  fc.assert(
    fc.property(rights, span, releases, version, day, (of, more, known, name, today) => {
      fc.pre(of.maintenancePeriods.length > 0);
      // The later period starts after the first: an earlier one would say that the right began earlier.
      const begins = Math.min(...of.maintenancePeriods.map(({ startsOn }) => startsOn.getTime()));
      fc.pre(more.startsOn.getTime() >= begins && more.endsOn.getTime() !== of.maintenanceEndsOn?.getTime());
      const after = { ...of, maintenancePeriods: [...of.maintenancePeriods, more] };
      if (allowed(of, known, name, today)) expect(allowed(after, known, name, today)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("with downgrade rights whatever is older than an allowed release runs, channels permitting", () => {
  fc.assert(
    fc.property(rights, releases, version, day, (given, known, name, today) => {
      const of = { ...given, downgradeRights: true, channels: [] };
      const newer = known.some((release) => lte(name, release.version) && allowed(of, known, release.version, today));
      if (newer) expect(allowed(of, known, name, today)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("wider rights never take away: no range, no channels, downgrade rights", () => {
  fc.assert(
    fc.property(rights, releases, version, day, (of, known, name, today) => {
      fc.pre(allowed(of, known, name, today));
      for (const wider of [{ versionRange: null }, { channels: [] }, { downgradeRights: true }])
        expect(allowed({ ...of, ...wider }, known, name, today)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
