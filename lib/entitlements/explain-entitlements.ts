import { coveredProducts } from "@/lib/catalog/suite.sql";
import { query, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { explainEntitlementsAt, type FeatureFacts } from "./effective-entitlements";
import { readEntitlementFacts } from "./entitlement-facts";
import { requireLicense } from "./list-entitlements";
import { machineName } from "./override-view";
import { explainEntitlementsInput } from "./schema";

type Subject = { kind: "person" | "machine" | "department"; id: string; name: string };

/**
 * What a person, a machine, both, or anybody of a department gets from a licence: every feature of its products, with the
 * rule that decided. Without any of them, what the licence itself grants.
 */
export const explainEntitlements = query({
  name: "entitlements.explain",
  permission: "entitlement:read",
  input: explainEntitlementsInput,
  async run(ctx, { licenseId, ...holder }) {
    const license = await requireLicense(ctx, licenseId);
    const subjects = await subjectsOf(ctx, licenseId, holder);
    const features = await ctx.tx.feature.findMany({
      where: { productId: { in: await coveredProducts(ctx, license.productId) }, archivedAt: null },
      include: { product: { select: { id: true, name: true } } },
      orderBy: [{ code: "asc" }, { id: "asc" }],
    });
    const facts = new Map((await readEntitlementFacts(ctx, licenseId, holder)).map((one) => [one.id, one]));
    const all = features.map(({ id, code, kind, productId }): FeatureFacts => {
      return facts.get(id) ?? { id, code, kind, productId, own: [], addOns: [], overrides: [] };
    });
    const lines = explainEntitlementsAt(all, ctx.now);
    const names = await namesOf(
      ctx,
      all.flatMap(({ addOns }) => addOns.map(({ addOnId }) => addOnId)),
      all.flatMap(({ overrides }) => overrides),
    );
    const said = new Map(features.map(({ id, name, unit, product }) => [id, { name, unit, product }]));
    const items = lines.flatMap(({ featureId, productId: _, ...line }) => {
      const feature = said.get(featureId);
      return feature ? [{ id: featureId, ...feature, ...line }] : [];
    });
    return { subjects, items, names };
  },
});

export type Explanation = Awaited<ReturnType<typeof explainEntitlements.run>>;

type Holder = { personId?: string; activationId?: string; departmentId?: string };

async function subjectsOf(ctx: Context, licenseId: string, holder: Holder): Promise<Subject[]> {
  const { personId, activationId, departmentId } = holder;
  if (departmentId && (personId || activationId))
    throw refuseInput({ departmentId: "stands alone: a person's department counts by itself" });
  const subjects: Subject[] = [];
  if (personId) {
    const person = await ctx.tx.person.findFirst({ where: { id: personId } });
    if (!person) throw refuseInput({ personId: "is not a person here" });
    subjects.push({ kind: "person", id: personId, name: person.displayName });
  }
  if (activationId) {
    const machine = await ctx.tx.activation.findFirst({ where: { id: activationId, licenseId } });
    if (!machine) throw refuseInput({ activationId: "is not a machine of this licence" });
    subjects.push({ kind: "machine", id: activationId, name: machineName(machine) });
  }
  if (departmentId) {
    const department = await ctx.tx.department.findFirst({ where: { id: departmentId } });
    if (!department) throw refuseInput({ departmentId: "is not a department here" });
    subjects.push({ kind: "department", id: departmentId, name: department.name });
  }
  return subjects;
}

/** Names of the add-ons and of whom overrides are for, by id. */
async function namesOf(
  ctx: Context,
  addOnIds: string[],
  overrides: FeatureFacts["overrides"],
): Promise<Record<string, string>> {
  const of = (kind: Subject["kind"]) => ({
    id: { in: overrides.filter((one) => one.of === kind).map(({ subjectId }) => subjectId) },
  });
  const addOns = await ctx.tx.addOn.findMany({ where: { id: { in: addOnIds } } });
  const people = await ctx.tx.person.findMany({ where: of("person") });
  const departments = await ctx.tx.department.findMany({ where: of("department") });
  const machines = await ctx.tx.activation.findMany({ where: of("machine") });
  return Object.fromEntries([
    ...addOns.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, displayName }) => [id, displayName] as const),
    ...departments.map(({ id, name }) => [id, name] as const),
    ...machines.map((machine) => [machine.id, machineName(machine)] as const),
  ]);
}
