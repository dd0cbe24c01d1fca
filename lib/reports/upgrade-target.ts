import { plainVersion } from "@/lib/catalog/semantic-version";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { candidateOf, newestPublished, type ReleaseFact } from "@/lib/licenses/version-right";
import { releasesOf } from "@/lib/licenses/upgrade-facts";

export type UpgradeTarget = {
  version: string;
  channel: string;
  publishedOn: Date;
  /** Whether a release names this version; else its day is that of the next higher one, or today. */
  isKnown: boolean;
  isWithdrawn: boolean;
};

/** The version that an estate is to move to: the one asked for, else the newest published that is no pre-release. */
export async function upgradeTarget(
  ctx: Context,
  productId: string,
  asked: string | undefined,
  today: Date,
): Promise<{ target: UpgradeTarget; releases: ReleaseFact[] }> {
  if (!(await ctx.tx.product.findFirst({ where: { id: productId } }))) throw refuse("not-found", { what: "product" });
  const releases = await releasesOf(ctx, productId);
  const version = asked === undefined ? (newestPublished(releases, today)?.version ?? null) : plainVersion(asked);
  if (version === null) {
    const known = asked === undefined ? "is needed: no release of this product is known" : undefined;
    throw refuseInput({ version: known ?? "is a semantic version such as 5.0.0" });
  }
  const release = releases.find((one) => one.version === version);
  const candidate = candidateOf(releases, version, today);
  const target = { ...candidate, isKnown: release !== undefined, isWithdrawn: Boolean(release?.withdrawnAt) };
  return { target, releases };
}
