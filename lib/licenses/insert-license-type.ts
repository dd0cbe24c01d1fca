import type { Context } from "@/lib/kernel/operation";
import { checkRules } from "./license-rule-checks";
import type { LicenseRules } from "./license-rules-schema";
import { licenseTypeView, type TypeFeature } from "./license-type-view";
import { licenseTypeNameTaken, requireLicenseType, type LicenseTypeRow } from "./require-license-type";
import { writeTypeFeatures } from "./write-type-features";

type NewType = {
  name: string;
  description: string | null;
  seats: number | null;
  features: readonly TypeFeature[];
  rules: LicenseRules;
};

export async function insertLicenseType(
  ctx: Context,
  { name, description, seats, features, rules }: NewType,
): Promise<LicenseTypeRow> {
  checkRules(rules);
  const row = {
    ...rules,
    id: ctx.newId("licenseType"),
    organizationId: ctx.organizationId,
    name,
    description,
    seats,
    createdAt: ctx.now,
  };
  const [made] = await ctx.tx.licenseType.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (!made) throw licenseTypeNameTaken(name);
  await writeTypeFeatures(ctx, made.id, features);
  const type = await requireLicenseType(ctx, made.id);
  ctx.record("license-type.created", { kind: "license-type", id: type.id }, { after: licenseTypeView(type) });
  return type;
}
