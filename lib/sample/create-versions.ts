import { createAddOn } from "@/lib/catalog/create-add-on";
import { createFeature } from "@/lib/catalog/create-feature";
import { createRelease } from "@/lib/catalog/create-release";
import { readProduct } from "@/lib/catalog/read-product";
import { setSuiteComponents } from "@/lib/catalog/set-suite-components";
import { isoDay } from "@/lib/kernel/calendar";
import { engineering } from "./engineering";
import type { Maker } from "./maker";
import { monthsFrom } from "./sample-clock";

/** Add-ons by product and code, for the licences that have bought them. */
export type AddOnIds = Map<string, string>;

export const addOnKey = (productId: string, code: string) => `${productId}/${code}`;

/** Releases, features, add-ons and the suite of the products whose programs ask the licence server. */
export async function createVersions(maker: Maker, productIds: ReadonlyMap<string, string>): Promise<AddOnIds> {
  const addOns: AddOnIds = new Map();
  for (const { product, releases, beta, features, addOns: bundles, contains } of engineering) {
    const productId = idOf(productIds, product);
    for (const [version, monthsAgo] of [...releases, ...(beta ? [beta] : [])])
      await maker.run(createRelease, { productId, version, releasedOn: isoDay(monthsFrom(maker.today, -monthsAgo)) });
    const featureIds = new Map<string, string>();
    for (const feature of features)
      featureIds.set(feature.code, (await maker.run(createFeature, { productId, ...feature })).id);
    for (const { code, name, features: bundled } of bundles ?? []) {
      const parts = bundled.map(([feature, value]) => ({ featureId: idOf(featureIds, feature), value }));
      addOns.set(
        addOnKey(productId, code),
        (await maker.run(createAddOn, { productId, code, name, features: parts })).id,
      );
    }
    if (!contains) continue;
    const { version } = await maker.run(readProduct, { productId });
    const componentIds = contains.map((component) => idOf(productIds, component));
    await maker.run(setSuiteComponents, { productId, version, componentIds });
  }
  return addOns;
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the sample has no ${name}`);
  return id;
}
