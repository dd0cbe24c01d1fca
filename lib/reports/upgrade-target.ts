import { rcompare } from "semver";
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

/** The version that an estate is to move to: the one asked for (in its plain form), else the newest published that is no pre-release, else the highest. */
export async function upgradeTarget(
  ctx: Context,
  productId: string,
  asked: string | undefined,
  today: Date,
): Promise<{ target: UpgradeTarget; releases: ReleaseFact[] }> {
  if (!(await ctx.tx.product.findFirst({ where: { id: productId } }))) throw refuse("not-found", { what: "product" });
  const releases = await releasesOf(ctx, productId);
  const [highest] = [...releases].sort((one, other) => rcompare(one.version, other.version));
  const version = asked ?? (newestPublished(releases, today) ?? highest)?.version;
  if (version === undefined) throw refuseInput({ version: "is needed: no release of this product is known" });
  const release = releases.find((one) => one.version === version);
  const candidate = candidateOf(releases, version, today);
  const target = { ...candidate, isKnown: release !== undefined, isWithdrawn: Boolean(release?.withdrawnAt) };
  return { target, releases };
}
