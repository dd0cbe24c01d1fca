import { query } from "@/lib/kernel/operation";
import { requireProduct } from "./require-product";
import { productIdInput } from "./schema";
import { coveredProducts } from "./suite.sql";

/** The features that a licence or an add-on of a product may grant: its own and, of a suite, its components'. */
export const featureChoices = query({
  name: "features.choices",
  permission: "product:read",
  input: productIdInput,
  quiet: true,
  async run(ctx, { productId }) {
    await requireProduct(ctx, productId);
    return ctx.tx.feature.findMany({
      where: { productId: { in: await coveredProducts(ctx, productId) }, archivedAt: null },
      select: {
        id: true,
        code: true,
        name: true,
        kind: true,
        unit: true,
        product: { select: { id: true, name: true } },
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 1_000,
    });
  },
});

export type FeatureChoice = Awaited<ReturnType<typeof featureChoices.run>>[number];

/** The add-ons that a licence of a product may have. */
export const addOnChoices = query({
  name: "add-ons.choices",
  permission: "product:read",
  input: productIdInput,
  quiet: true,
  async run(ctx, { productId }) {
    await requireProduct(ctx, productId);
    return ctx.tx.addOn.findMany({
      where: { productId: { in: await coveredProducts(ctx, productId) }, archivedAt: null },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 1_000,
    });
  },
});
