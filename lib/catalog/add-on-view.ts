import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

const relations = {
  features: {
    include: { feature: { select: { code: true, name: true, kind: true, unit: true } } },
    orderBy: { feature: { code: "asc" } },
  },
  _count: { select: { licenses: { where: { archivedAt: null } } } },
} as const;

type ReadAddOns = { where: object; orderBy?: object[]; take?: number };

/** Add-ons with their features and the number of licences that have them. */
export async function readAddOns(ctx: Context, args: ReadAddOns) {
  const rows = await ctx.tx.addOn.findMany({ ...args, include: relations });
  return rows.map(({ organizationId: _, features, _count, ...addOn }) => ({
    ...addOn,
    features: features.map(({ featureId, value, feature }) => ({ featureId, ...feature, value })),
    licenses: _count.licenses,
  }));
}

export type AddOnView = Awaited<ReturnType<typeof readAddOns>>[number];

export async function requireAddOn(ctx: Context, addOnId: string): Promise<AddOnView> {
  const [addOn] = await readAddOns(ctx, { where: { id: addOnId } });
  if (!addOn) throw refuse("not-found", { what: "add-on" });
  return addOn;
}

/** What the trail keeps of an add-on: its features by code and value. */
export function addOnFacts({ features, licenses: _, ...addOn }: AddOnView) {
  return {
    ...addOn,
    features: features.map(({ code, kind, value }) => (kind === "FLAG" ? code : `${code} ${value ?? "without limit"}`)),
  };
}

export const addOnCodeTaken = (code: string) => refuse("code-taken", { what: "an add-on of this product", code });
