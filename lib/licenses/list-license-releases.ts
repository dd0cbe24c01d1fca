import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { coveredReleases } from "./covered-releases";
import { organizationDay } from "./organization-day";
import { upgradeFactsOf } from "./upgrade-facts";
import { upgradeNeed, type UpgradeNeed } from "./upgrade-need";
import { versionVerdict, type VersionVerdict } from "./version-right";

const listLicenseReleasesInput = pageInput
  .extend({ licenseId: idField, channel: z.string().max(40).optional() })
  .strict();

export type LicenseReleaseRow = {
  id: string;
  product: { id: string; name: string };
  version: string;
  channel: string;
  releasedOn: Date;
  withdrawnAt: Date | null;
  verdict: VersionVerdict;
  need: UpgradeNeed;
  /** How many units of the licence are owned: what maintenance is bought for. */
  units: number;
};

/** The releases that a licence is about, the latest first, each with whether it may run and what it would need. */
export const listLicenseReleases = query({
  name: "licenses.releases",
  permission: "license:read",
  input: listLicenseReleasesInput,
  async run(ctx, { licenseId, channel, sort, ...paging }): Promise<Page<LicenseReleaseRow>> {
    const { today } = await organizationDay(ctx);
    const [license] = await upgradeFactsOf(ctx, { where: { id: licenseId }, take: 1 }, today);
    if (!license) throw refuse("not-found", { what: "licence" });
    const covered = new Map((await coveredReleases(ctx, license.product.id)).map((product) => [product.id, product]));
    const page = keyset({ releasedOn: "instant", channel: "text" }, { ...paging, sort: sort ?? "-releasedOn" });
    const where = { productId: { in: [...covered.keys()] }, archivedAt: null, ...(channel ? { channel } : {}) };
    const { items, ...rest } = page.cut(
      await ctx.tx.release.findMany({ where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take }),
    );
    const rows = items.map((row): LicenseReleaseRow => {
      const { id, productId, version, channel: released, releasedOn, withdrawnAt } = row;
      const releases = covered.get(productId)?.releases ?? [];
      return {
        id,
        product: { id: productId, name: covered.get(productId)?.name ?? "" },
        version,
        channel: released,
        releasedOn,
        withdrawnAt,
        verdict: versionVerdict(license, releases, version, today),
        need: upgradeNeed(license, releases, version, today),
        units: license.units,
      };
    });
    return { items: rows, ...rest, total: await ctx.tx.release.count({ where }) };
  },
});
