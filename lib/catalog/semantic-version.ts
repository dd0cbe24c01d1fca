import { parse, valid } from "semver";

/** A semantic version (semver.org) in its plain form, without `v` and build metadata (these name the same release), or null. */
export const plainVersion = (text: string): string | null => valid(text.trim());

/** The channel of a version: its pre-release word ("beta" of 5.0.0-beta.2), and "stable" where it has none. */
export function channelOf(version: string): string {
  const tag = parse(version)?.prerelease[0];
  if (tag === undefined) return "stable";
  return typeof tag === "string" ? tag.toLowerCase() : "prerelease";
}
