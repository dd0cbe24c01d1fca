import { valueProblem } from "@/lib/catalog/feature-value";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { departmentForReference } from "@/lib/people/people.sql";
import { lockGranting, requireLicenseFeature } from "./license-feature";
import { overrideView, readOverrideRows, recordOverride, requireOverride } from "./override-view";
import { overlapping, periodOf, periodWords, type Period } from "./period";
import { grantOverrideInput } from "./schema";

type Subject = { personId: string | null; departmentId: string | null; activationId: string | null };

/** Another value of a feature, or none, for one person, department (with those below it) or machine. */
export const grantOverride = command({
  name: "overrides.grant",
  permission: "entitlement:write",
  input: grantOverrideInput,
  async run(ctx, { licenseId, feature: named, value, enabled, reason, startsAt, endsAt, ...subject }) {
    const license = await lockGranting(ctx, licenseId);
    const feature = await requireLicenseFeature(ctx, license, named);
    await checkSubject(ctx, licenseId, subject);
    const problem = enabled || value != null ? valueProblem(feature.kind, value) : null;
    if (problem) throw refuseInput({ value: problem });
    const period = await periodOf(ctx, { startsAt, endsAt });
    await requireFreeOverride(ctx, { licenseId, featureId: feature.id, name: feature.name, ...subject }, period);
    const { id } = await ctx.tx.entitlementOverride.create({
      data: {
        id: ctx.newId("entitlementOverride"),
        organizationId: ctx.organizationId,
        licenseId,
        featureId: feature.id,
        ...subject,
        value: value ?? null,
        enabled,
        reason,
        ...period,
        createdAt: ctx.now,
      },
    });
    const row = await requireOverride(ctx, id);
    recordOverride(ctx, "granted", row);
    return overrideView(row, ctx.now);
  },
});

async function checkSubject(ctx: Context, licenseId: string, subject: Subject): Promise<void> {
  const { personId, departmentId, activationId } = subject;
  if ([personId, departmentId, activationId].filter((id) => id !== null).length !== 1)
    throw refuseInput({ personId: "or departmentId or activationId is needed: exactly one of the three" });
  if (personId) {
    const person = await ctx.tx.person.findFirst({ where: { id: personId, archivedAt: null } });
    if (!person) throw refuseInput({ personId: "is not a person here" });
    if (person.status === "DEPARTED") throw refuseInput({ personId: `is ${person.displayName}, who has departed` });
  }
  if (departmentId) {
    const department = await departmentForReference(ctx, departmentId);
    if (!department || department.archived) throw refuseInput({ departmentId: "is not a department here" });
  }
  if (activationId) {
    const machine = await ctx.tx.activation.findFirst({ where: { id: activationId, licenseId } });
    if (!machine) throw refuseInput({ activationId: "is not a machine of this licence" });
    if (machine.endedAt) throw refuseInput({ activationId: "is a machine that is not active any more" });
  }
}

type Of = Subject & { licenseId: string; featureId: string; name: string; except?: string };

/** Of one feature and subject, one override is in force at any instant. */
export async function requireFreeOverride(ctx: Context, of: Of, period: Period): Promise<void> {
  const { name, except, ...columns } = of;
  const where = { ...columns, archivedAt: null, ...(except ? { id: { not: except } } : {}), ...overlapping(period) };
  const [other] = await readOverrideRows(ctx, { where, take: 1 });
  if (other) {
    const whom = overrideView(other, ctx.now).subject.name;
    throw refuse("entitlement-overlaps", { what: `An override of ${name} for ${whom}`, period: periodWords(other) });
  }
}
