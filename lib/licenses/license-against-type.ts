import type { Context } from "@/lib/kernel/operation";
import { differencesOf, type ApplicableField } from "./license-differences";
import { featuresOfLicenses } from "./license-features";
import { rulesOf, type LicenseRules } from "./license-rules-schema";
import { featuresOf } from "./license-type-view";
import { requireLicenseType } from "./require-license-type";

type MadeFrom = LicenseRules & { id: string; productId: string; licenseTypeId: string | null };

/** In which fields a licence differs from the type that it was made from; none where it was made without one. */
export async function fieldsThatDiffer(ctx: Context, license: MadeFrom): Promise<ApplicableField[]> {
  if (license.licenseTypeId === null) return [];
  const type = await requireLicenseType(ctx, license.licenseTypeId);
  const features = (await featuresOfLicenses(ctx, [license], featuresOf(type))).get(license.id);
  return differencesOf(license, rulesOf(type), features ?? { held: [], wanted: [] }).map(({ field }) => field);
}
