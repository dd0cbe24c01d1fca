import { command } from "@/lib/kernel/operation";
import { insertPurchase } from "./insert-purchase";
import { checkLinks, checkTerms } from "./license-checks";
import { createLicenseInput } from "./schema";

/** Creates a licence and, where given, its first purchase. */
export const createLicense = command({
  name: "licenses.create",
  permission: "license:write",
  input: createLicenseInput,
  async run(ctx, { purchase, name, ...given }) {
    checkTerms(given);
    await checkLinks(ctx, given);
    const product = await ctx.tx.product.findUniqueOrThrow({ where: { id: given.productId }, select: { name: true } });
    const license = await ctx.tx.license.create({
      data: {
        ...given,
        id: ctx.newId("license"),
        organizationId: ctx.organizationId,
        name: name ?? product.name,
        createdAt: ctx.now,
      },
    });
    ctx.record(
      "license.created",
      { kind: "license", id: license.id },
      { after: license, related: [license.productId] },
    );
    if (purchase) await insertPurchase(ctx, license.id, purchase);
    return { id: license.id, name: license.name, version: license.version };
  },
});
