import { createFeature } from "@/lib/catalog/create-feature";
import type { z } from "zod";
import type { createFeatureInput } from "@/lib/catalog/feature-schema";
import type { World } from "@/lib/testing/world";

type Given = Partial<z.input<typeof createFeatureInput>>;

/** A product with one feature of each kind, and a licence of it. */
export async function openFeatures(world: World, given: { seats?: number; metric?: "TOKEN" } = {}) {
  const product = await world.product();
  const feature = (code: string, kind: "FLAG" | "LIMIT" | "METER", more: Given = {}) =>
    world.run(createFeature, { productId: product.id, code, name: code, kind, ...more });
  const license = await world.license({ productId: product.id, ...given });
  return {
    product,
    license,
    feature,
    flag: await feature("export", "FLAG"),
    limit: await feature("render", "LIMIT", { unit: "nodes" }),
    meter: await feature("calls", "METER", { meterReset: "MONTH", tokenWeight: 3 }),
  };
}
