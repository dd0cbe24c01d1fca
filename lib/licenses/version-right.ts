import { compare, eq, gt, gtr, prerelease, satisfies, validRange } from "semver";
import { channelOf } from "@/lib/catalog/semantic-version";
import { covers, maintenanceOf, type Maintenance, type MaintenanceFacts } from "./maintenance-spans";

/** What of a licence says which versions it may run. */
export type VersionRights = MaintenanceFacts & {
  versionRange: string | null;
  channels: readonly string[];
  downgradeRights: boolean;
};

export type ReleaseFact = { version: string; channel: string; releasedOn: Date; withdrawnAt: Date | null };

export type VersionVerdict =
  | { allowed: true }
  | { allowed: false; code: "VERSION_NOT_ALLOWED" | "MAINTENANCE_LAPSED"; newestAllowed: string | null };

export type Candidate = { version: string; channel: string; publishedOn: Date };

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
  return highest(
    offered(releases, today).filter((release) => {
      const candidate = { version: release.version, channel: release.channel, publishedOn: release.releasedOn };
      return inConstraints(rights, candidate) && inMaintenance(rights, maintenance, releases, candidate);
    }),
  );
}

/** The highest release that is no pre-release: what people call the latest version. Withdrawn ones are not it. */
export function newestPublished(releases: readonly ReleaseFact[], today: Date): ReleaseFact | null {
  return highest(offered(releases, today).filter(({ version }) => !prerelease(version)));
}

const offered = (releases: readonly ReleaseFact[], today: Date): ReleaseFact[] =>
  releases.filter(({ withdrawnAt, releasedOn }) => !withdrawnAt && releasedOn <= today);

function highest(releases: readonly ReleaseFact[]): ReleaseFact | null {
  return releases.reduce<ReleaseFact | null>(
    (best, release) => (best === null || gt(release.version, best.version) ? release : best),
    null,
  );
}

/** A version with the channel and the day of publication that it counts with. */
export function candidateOf(releases: readonly ReleaseFact[], version: string, today: Date): Candidate {
  const known = releases.find((release) => eq(release.version, version));
  if (known) return { version, channel: known.channel, publishedOn: known.releasedOn };
  const [next] = releases
    .filter((release) => gt(release.version, version))
    .sort((one, other) => compare(one.version, other.version));
  return { version, channel: channelOf(version), publishedOn: next?.releasedOn ?? today };
}

function inConstraints(rights: VersionRights, { version, channel }: Candidate): boolean {
  return inChannel(rights, channel) && inVersions(rights, version);
}

export function inChannel({ channels }: VersionRights, channel: string): boolean {
  return channels.length === 0 || channels.some((one) => one.toLowerCase() === channel.toLowerCase());
}

/** Downgrade rights reach below the range, never above it. */
function inVersions(rights: VersionRights, version: string): boolean {
  const { versionRange } = rights;
  if (versionRange === null || satisfies(version, versionRange, inRange)) return true;
  return rights.downgradeRights && isVersionRange(versionRange) && !gtr(version, versionRange, inRange);
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

const inRange = { includePrerelease: true } as const;
