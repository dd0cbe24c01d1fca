import type { FeatureChoice } from "@/lib/catalog/feature-choices";

/** Features to choose from; of a suite, each with its product. */
export function choiceOptions(choices: readonly FeatureChoice[]): { value: string; label: string }[] {
  const isSuite = new Set(choices.map(({ product }) => product.id)).size > 1;
  return choices.map(({ id, name, product }) => ({ value: id, label: isSuite ? `${name} (${product.name})` : name }));
}
