import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

const withFeatures = { features: { orderBy: { featureCode: "asc" } } } as const;
export type LicenseTypeRow = Prisma.LicenseTypeGetPayload<{ include: typeof withFeatures }>;

export async function requireLicenseType(ctx: Context, licenseTypeId: string): Promise<LicenseTypeRow> {
  const type = await ctx.tx.licenseType.findFirst({ where: { id: licenseTypeId }, include: withFeatures });
  if (!type) throw refuse("not-found", { what: "licence type" });
  return type;
}

/** Applying a type and changing it take turns: what is applied is one state of it. */
export async function lockLicenseType(ctx: Context, licenseTypeId: string): Promise<LicenseTypeRow> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM license_type WHERE organization_id = ${ctx.organizationId} AND id = ${licenseTypeId} FOR NO KEY UPDATE`;
  return requireLicenseType(ctx, licenseTypeId);
}

export const licenseTypeNameTaken = (name: string) => refuse("name-taken", { what: "a licence type", name });
