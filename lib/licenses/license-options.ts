import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { optionsInput } from "@/lib/catalog/schema";

/** Licences that a field may name, by their own name, their product's or its vendor's. */
export const licenseOptions = query({
  name: "licenses.options",
  permission: "license:read",
  input: optionsInput,
  async run(ctx, { q }) {
    const named = q ? containing(q) : null;
    const where = {
      archivedAt: null,
      ...(named
        ? { OR: [{ name: named }, { product: { name: named } }, { product: { vendor: { name: named } } }] }
        : {}),
    };
    const licenses = await ctx.tx.license.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 20,
      select: { id: true, name: true, product: { select: { name: true, vendor: { select: { name: true } } } } },
    });
    return {
      items: licenses.map(({ id, name, product }) => ({
        id,
        label: name,
        detail: product.name === name ? product.vendor.name : `${product.vendor.name}, ${product.name}`,
      })),
    };
  },
});
