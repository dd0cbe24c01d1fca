import { query } from "@/lib/kernel/operation";
import { releaseIdInput } from "./release-schema";
import { releaseView, type ReleaseView } from "./release-view";
import { requireRelease } from "./require-release";

export const readRelease = query({
  name: "releases.read",
  permission: "product:read",
  input: releaseIdInput,
  async run(ctx, { releaseId }): Promise<ReleaseView & { product: { id: string; name: string } }> {
    const { product, ...release } = await requireRelease(ctx, releaseId);
    return { ...releaseView(release), product: { id: release.productId, name: product.name } };
  },
});
