import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockGranting } from "./license-feature";
import { standingAt } from "./period";

const addOn = {
  select: {
    id: true,
    code: true,
    name: true,
    features: {
      select: { value: true, feature: { select: { id: true, code: true, name: true, kind: true, unit: true } } },
      orderBy: { feature: { code: "asc" } },
    },
  },
} as const;

type Read = { where: object; orderBy?: object[]; take?: number };

export function readLicenseAddOnRows(ctx: Context, args: Read) {
  return ctx.tx.licenseAddOn.findMany({ ...args, include: { addOn } });
}

export type LicenseAddOnRow = Awaited<ReturnType<typeof readLicenseAddOnRows>>[number];

export function licenseAddOnView({ organizationId: _, addOnId: _addOn, ...row }: LicenseAddOnRow, at: Date) {
  const features = row.addOn.features.map(({ feature, value }) => ({ ...feature, value }));
  return { ...row, addOn: { ...row.addOn, features }, standing: standingAt(row, at) };
}

export type LicenseAddOnView = ReturnType<typeof licenseAddOnView>;

export async function requireLicenseAddOn(ctx: Context, licenseAddOnId: string): Promise<LicenseAddOnRow> {
  const [row] = await readLicenseAddOnRows(ctx, { where: { id: licenseAddOnId } });
  if (!row) throw refuse("not-found", { what: "add-on of a licence" });
  return row;
}

/** A licence's add-on that was not withdrawn, read after the licence was locked. */
export async function lockLicenseAddOn(ctx: Context, licenseAddOnId: string): Promise<LicenseAddOnRow> {
  await lockGranting(ctx, (await requireLicenseAddOn(ctx, licenseAddOnId)).licenseId);
  const row = await requireLicenseAddOn(ctx, licenseAddOnId);
  if (row.archivedAt) throw refuse("withdrawn-already", { what: "add-on" });
  return row;
}

const factsOf = ({ addOn: _, ...row }: LicenseAddOnRow) => row;

/** The event of a change of a licence's add-on, with what it belongs to. */
export function recordLicenseAddOn(
  ctx: Context,
  type: string,
  row: LicenseAddOnRow,
  change: { before?: LicenseAddOnRow; reason: string | null },
): void {
  ctx.record(
    `license-add-on.${type}`,
    { kind: "license-add-on", id: row.id },
    {
      before: change.before ? factsOf(change.before) : null,
      after: factsOf(row),
      reason: change.reason,
      related: [row.licenseId, row.addOnId],
    },
  );
}
