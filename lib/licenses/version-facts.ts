import { dayOf } from "./days";
import type { ReleaseFact } from "./version-right";

/** What the SQL function `version_facts(organisation, licence, product)` gives: days and instants as JSON writes them. */
export type VersionFactsJson = {
  releases: { version: string; channel: string; releasedOn: string; withdrawnAt: string | null }[];
  maintenancePeriods: { startsOn: string; endsOn: string }[];
};

export type VersionFacts = {
  releases: ReleaseFact[];
  maintenancePeriods: { startsOn: Date; endsOn: Date }[];
};

/** The same with days and instants as Dates. On the path of every validation: nothing of it is checked again. */
export function versionFactsOf({ releases, maintenancePeriods }: VersionFactsJson): VersionFacts {
  return {
    releases: releases.map(({ version, channel, releasedOn, withdrawnAt }) => ({
      version,
      channel,
      releasedOn: dayOf(releasedOn),
      withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
    })),
    maintenancePeriods: maintenancePeriods.map(({ startsOn, endsOn }) => ({
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
    })),
  };
}
