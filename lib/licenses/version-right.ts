import { compare, eq, gt, gtr, satisfies, validRange } from "semver";
import { channelOf } from "@/lib/catalog/semantic-version";

/** What of a licence says which versions it may run. Days are Dates at 00:00 UTC; both ends of a span count. */
export type VersionRights = {
  startsOn: Date | null;
  endsOn: Date | null;
  expiryBehavior: "RESTRICT" | "MAINTAIN" | "ALLOW" | "REVOKE";
  maintained: boolean;
  maintenanceEndsOn: Date | null;
  maintenancePeriods: readonly Span[];
  versionRange: string | null;
  channels: readonly string[];
  downgradeRights: boolean;
};

export type ReleaseFact = { version: string; channel: string; releasedOn: Date; withdrawnAt: Date | null };

export type VersionVerdict =
  | { allowed: true }
  | { allowed: false; code: "VERSION_NOT_ALLOWED" | "MAINTENANCE_LAPSED"; newestAllowed: string | null };

type Span = { startsOn: Date; endsOn: Date };
/** Spans whose start or end is open; `since` is the day up to which everything published before was bought. */
type Maintenance = { since: Date | null; spans: { startsOn: Date | null; endsOn: Date | null }[] };
type Candidate = { version: string; channel: string; publishedOn: Date };

/** Whether a text is a semver range that some version can satisfy. */
export const isVersionRange = (text: string): boolean => validRange(text, inRange) !== null;

/**
 * May a licence run a version? `version` is a semantic version (the caller has refused what is none), `today` the
 * organisation's day. A version that no release names counts as published with the next higher one known, and today
 * where there is none. A withdrawn release may still be run by who runs it, and is never named as the newest allowed.
 */
export function versionVerdict(
  rights: VersionRights,
  releases: readonly ReleaseFact[],
  version: string,
  today: Date,
): VersionVerdict {
  const asked = candidateOf(releases, version, today);
  const maintenance = maintenanceOf(rights, today);
  const code = !inConstraints(rights, asked)
    ? "VERSION_NOT_ALLOWED"
    : !inMaintenance(rights, maintenance, releases, asked)
      ? "MAINTENANCE_LAPSED"
      : null;
  if (code === null) return { allowed: true };
  return { allowed: false, code, newestAllowed: newestAllowed(rights, releases, today)?.version ?? null };
}

/** The highest release, published by today and not withdrawn, that every rule allows. */
export function newestAllowed(
  rights: VersionRights,
  releases: readonly ReleaseFact[],
  today: Date,
): ReleaseFact | null {
  const maintenance = maintenanceOf(rights, today);
  const allowed = releases.filter((release) => {
    if (release.withdrawnAt || release.releasedOn > today) return false;
    const candidate = { version: release.version, channel: release.channel, publishedOn: release.releasedOn };
    return inConstraints(rights, candidate) && inMaintenance(rights, maintenance, releases, candidate);
  });
  return allowed.reduce<ReleaseFact | null>(
    (best, release) => (best === null || gt(release.version, best.version) ? release : best),
    null,
  );
}

/** The day on which a version counts as published. */
export function publishedOn(releases: readonly ReleaseFact[], version: string, today: Date): Date {
  return candidateOf(releases, version, today).publishedOn;
}

function candidateOf(releases: readonly ReleaseFact[], version: string, today: Date): Candidate {
  const known = releases.find((release) => eq(release.version, version));
  if (known) return { version, channel: known.channel, publishedOn: known.releasedOn };
  const [next] = releases
    .filter((release) => gt(release.version, version))
    .sort((one, other) => compare(one.version, other.version));
  return { version, channel: channelOf(version), publishedOn: next?.releasedOn ?? today };
}

/** Range and channel. Downgrade rights reach below the range, and never to another channel. */
function inConstraints(rights: VersionRights, { version, channel }: Candidate): boolean {
  if (rights.channels.length > 0 && !rights.channels.some((one) => one.toLowerCase() === channel.toLowerCase()))
    return false;
  const { versionRange } = rights;
  if (versionRange === null || satisfies(version, versionRange, inRange)) return true;
  return rights.downgradeRights && isVersionRange(versionRange) && !gtr(version, versionRange, inRange);
}

/**
 * Spans of maintenance, or null where the licence has no such notion: it is neither maintained nor ever was, and is not
 * a right that ended and goes on for what was published while it ran. What was published before the first span began
 * was bought with it. An end noted on the licence itself stands for a span from its start, unless it only repeats the
 * end of a period; maintained with no end noted and no periods has none.
 */
function maintenanceOf(rights: VersionRights, today: Date): Maintenance | null {
  const { startsOn, endsOn, maintained, maintenanceEndsOn, maintenancePeriods: periods } = rights;
  const ended = rights.expiryBehavior === "MAINTAIN" && endsOn !== null && today > endsOn;
  if (!maintained && periods.length === 0 && !ended) return null;
  const noted =
    maintained &&
    (maintenanceEndsOn === null
      ? periods.length === 0 && !ended
      : !periods.some((period) => period.endsOn.getTime() === maintenanceEndsOn.getTime()));
  const spans = [
    ...periods,
    ...(noted ? [{ startsOn, endsOn: maintenanceEndsOn }] : []),
    ...(ended ? [{ startsOn, endsOn }] : []),
  ];
  const starts = spans.map((span) => span.startsOn);
  const first = starts.reduce((one, other) => (one === null || other === null ? null : one < other ? one : other));
  return { since: first, spans };
}

function inMaintenance(
  rights: VersionRights,
  maintenance: Maintenance | null,
  releases: readonly ReleaseFact[],
  asked: Candidate,
): boolean {
  if (maintenance === null || covers(maintenance, asked.publishedOn)) return true;
  return (
    rights.downgradeRights &&
    releases.some(
      ({ version, channel, releasedOn }) =>
        gt(version, asked.version) &&
        covers(maintenance, releasedOn) &&
        inConstraints(rights, { version, channel, publishedOn: releasedOn }),
    )
  );
}

function covers({ since, spans }: Maintenance, day: Date): boolean {
  if (since !== null && day <= since) return true;
  return spans.some(
    ({ startsOn, endsOn }) => (startsOn === null || day >= startsOn) && (endsOn === null || day <= endsOn),
  );
}

const inRange = { includePrerelease: true } as const;
