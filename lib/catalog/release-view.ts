import type { Release } from "@/lib/db/generated/client";

/** `version` is the release's semantic version; the state of the row is `rowVersion`. */
export type ReleaseView = Omit<Release, "organizationId">;

export function releaseView({ organizationId: _, ...release }: Release): ReleaseView {
  return release;
}

/** A release as its events tell it: in the trail `version` is the state of a row, and left out. */
export function recordedRelease({ version, rowVersion: _, ...release }: Release): object {
  return { ...release, release: version };
}
