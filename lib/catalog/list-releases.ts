import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { listReleasesInput } from "./release-schema";
import { releaseView, type ReleaseView } from "./release-view";
import { requireProduct } from "./require-product";

/** The releases of a product, the latest published first. */
export const listReleases = query({
  name: "releases.list",
  permission: "product:read",
  input: listReleasesInput,
  async run(ctx, { productId, q, channel, withdrawn, archived, sort, ...paging }): Promise<Page<ReleaseView>> {
    await requireProduct(ctx, productId);
    const page = keyset(
      { releasedOn: "instant", channel: "text", createdAt: "instant" },
      { ...paging, sort: sort ?? "-releasedOn" },
    );
    const where = {
      productId,
      ...archivedWhere(archived),
      ...(channel ? { channel } : {}),
      ...(withdrawn ? { withdrawnAt: withdrawn === "yes" ? { not: null } : null } : {}),
      ...(q ? { OR: [{ version: containing(q) }, { notes: containing(q) }] } : {}),
    };
    const rows = await ctx.tx.release.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const total = await ctx.tx.release.count({ where });
    return { ...page.cut(rows.map(releaseView)), total };
  },
});
