import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { changedOnce, requireUnchanged } from "@/lib/kernel/row-change";
import { lockSuites, productForReference } from "./catalog.sql";
import { requireProduct } from "./require-product";
import { setSuiteComponentsInput } from "./suite-schema";
import { suiteView } from "./suite-view";

/**
 * Says which products a suite consists of. Suites do not nest: what a seat satisfies is read in one look, and a circle
 * cannot be made.
 */
export const setSuiteComponents = command({
  name: "suites.set-components",
  permission: "product:write",
  input: setSuiteComponentsInput,
  async run(ctx, { productId, version, componentIds }) {
    await lockSuites(ctx);
    const before = await requireProduct(ctx, productId);
    requireUnchanged(before, version, "product");
    const old = (await suiteView(ctx, productId)).components.map(({ id }) => id);
    const wanted = [...new Set(componentIds)];
    const added = wanted.filter((id) => !old.includes(id));
    const removed = old.filter((id) => !wanted.includes(id));
    if (added.length + removed.length === 0) return suiteView(ctx, productId);
    await checkComponents(ctx, before, componentIds, new Set(added));
    await ctx.tx.suiteComponent.deleteMany({ where: { suiteId: productId, componentId: { in: removed } } });
    await ctx.tx.suiteComponent.createMany({
      data: added.map((componentId) => ({ organizationId: ctx.organizationId, suiteId: productId, componentId })),
    });
    const data = { version: { increment: 1 } };
    changedOnce(await ctx.tx.product.updateManyAndReturn({ where: { id: productId, version }, data }));
    ctx.record(
      "product.suite-changed",
      { kind: "product", id: productId },
      { before: { components: old }, after: { components: wanted }, related: [...added, ...removed] },
    );
    return suiteView(ctx, productId);
  },
});

async function checkComponents(
  ctx: Context,
  suite: { id: string; name: string },
  componentIds: readonly string[],
  added: ReadonlySet<string>,
): Promise<void> {
  for (const [at, id] of componentIds.entries()) {
    if (!added.has(id)) continue;
    const pointer = `componentIds/${at}`;
    if (id === suite.id) throw refuseInput({ [pointer]: "is the suite itself" });
    const product = await productForReference(ctx, id);
    if (!product) throw refuseInput({ [pointer]: "is not a product in the catalogue" });
    if (product.archived) throw refuseInput({ [pointer]: "is archived: restore the product or leave it out" });
    const own = await ctx.tx.suiteComponent.count({ where: { suiteId: id } });
    if (own > 0) throw refuse("suite-nested", { product: product.name, why: "is a suite itself" });
  }
  const above = await ctx.tx.suiteComponent.findFirst({
    where: { componentId: suite.id },
    include: { suite: { select: { name: true } } },
  });
  if (above && added.size > 0)
    throw refuse("suite-nested", { product: suite.name, why: `is a component of ${above.suite.name}` });
}
