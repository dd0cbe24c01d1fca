import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { differs } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { licenseTypeView, type TypeFeature } from "./license-type-view";
import { licenseTypeNameTaken, requireLicenseType, type LicenseTypeRow } from "./require-license-type";
import { writeTypeFeatures } from "./write-type-features";

type Change = Omit<Prisma.LicenseTypeUncheckedUpdateInput, "features" | "name"> & {
  name?: string;
  features?: readonly TypeFeature[];
};

/** Writes a change of a type that the caller has locked, and nothing where it asks for nothing new. */
export async function updateLicenseType(
  ctx: Context,
  row: LicenseTypeRow,
  { features, ...columns }: Change,
  event: string,
): Promise<LicenseTypeRow> {
  const before = licenseTypeView(row);
  const sorted = features && [...features].sort((one, other) => (one.code < other.code ? -1 : 1));
  if (!differs(before, { ...columns, features: sorted })) return row;
  await orRefuse(
    () => ctx.tx.licenseType.update({ where: { id: row.id }, data: { ...columns, version: { increment: 1 } } }),
    () => licenseTypeNameTaken(columns.name ?? row.name),
  );
  if (sorted) await writeTypeFeatures(ctx, row.id, sorted);
  const after = await requireLicenseType(ctx, row.id);
  ctx.record(event, { kind: "license-type", id: row.id }, { before, after: licenseTypeView(after) });
  return after;
}
