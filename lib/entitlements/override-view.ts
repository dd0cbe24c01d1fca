import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockGranting } from "./license-feature";
import { standingAt } from "./period";

const relations = {
  feature: { select: { id: true, code: true, name: true, kind: true, unit: true } },
  person: { select: { id: true, displayName: true } },
  department: { select: { id: true, name: true } },
  activation: { select: { id: true, name: true, hostname: true, fingerprint: true } },
} as const;

type Read = { where: object; orderBy?: object[]; take?: number };

export function readOverrideRows(ctx: Context, args: Read) {
  return ctx.tx.entitlementOverride.findMany({ ...args, include: relations });
}

export type OverrideRow = Awaited<ReturnType<typeof readOverrideRows>>[number];

/** What an override does stands in `enabled`; one that switches off is in force while it does. */
export function overrideView({ organizationId: _, person, department, activation, ...row }: OverrideRow, at: Date) {
  const { featureId: _feature, personId: _person, departmentId: _department, activationId: _machine, ...own } = row;
  return {
    ...own,
    subject: subjectOf({ person, department, activation }),
    standing: standingAt({ ...row, enabled: true }, at),
  };
}

export type OverrideView = ReturnType<typeof overrideView>;

/** Whom an override is for, with a name to show. */
function subjectOf({ person, department, activation }: Pick<OverrideRow, "person" | "department" | "activation">) {
  if (person) return { kind: "person" as const, id: person.id, name: person.displayName };
  if (department) return { kind: "department" as const, id: department.id, name: department.name };
  if (!activation) throw new Error("an override without a subject");
  return { kind: "machine" as const, id: activation.id, name: machineName(activation) };
}

type Machine = { name: string | null; hostname: string | null; fingerprint: string };

/** What people call a machine: its name, its host name, or how its fingerprint begins. */
export function machineName({ name, hostname, fingerprint }: Machine): string {
  return name ?? hostname ?? fingerprint.slice(0, 12);
}

export async function requireOverride(ctx: Context, overrideId: string): Promise<OverrideRow> {
  const [row] = await readOverrideRows(ctx, { where: { id: overrideId } });
  if (!row) throw refuse("not-found", { what: "override" });
  return row;
}

/** An override that was not withdrawn, read after its licence was locked. */
export async function lockOverride(ctx: Context, overrideId: string): Promise<OverrideRow> {
  await lockGranting(ctx, (await requireOverride(ctx, overrideId)).licenseId);
  const row = await requireOverride(ctx, overrideId);
  if (row.archivedAt) throw refuse("withdrawn-already", { what: "override" });
  return row;
}

function factsOf(row: OverrideRow) {
  const { feature: _feature, person: _person, department: _department, activation: _machine, ...facts } = row;
  return facts;
}

/** The event of a change of an override, with what and whom it concerns. Why it was made stands in the row itself. */
export function recordOverride(
  ctx: Context,
  type: string,
  row: OverrideRow,
  change: { before?: OverrideRow; reason?: string | null } = {},
): void {
  ctx.record(
    `entitlement-override.${type}`,
    { kind: "entitlement-override", id: row.id },
    {
      before: change.before ? factsOf(change.before) : null,
      after: factsOf(row),
      reason: change.reason,
      related: [row.licenseId, row.featureId, row.personId, row.departmentId, row.activationId],
    },
  );
}
