import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { stateColumns, stateOn } from "./license-state";
import { unitsOf } from "./units.sql";
import type { UpgradeFacts } from "./upgrade-need";
import type { ReleaseFact } from "./version-right";

const columns = {
  ...stateColumns,
  id: true,
  name: true,
  allocation: true,
  term: true,
  maintained: true,
  maintenanceEndsOn: true,
  maintenanceMonths: true,
  maintenancePriceAmount: true,
  maintenanceCurrency: true,
  versionRange: true,
  channels: true,
  downgradeRights: true,
  product: { select: { id: true, name: true } },
  maintenancePeriods: { select: { startsOn: true, endsOn: true } },
} as const satisfies Prisma.LicenseSelect;

export type UpgradeLicense = UpgradeFacts & {
  id: string;
  name: string;
  product: { id: string; name: string };
} & Pick<Prisma.LicenseGetPayload<{ select: typeof columns }>, "allocation" | "term">;

type Read = { where: Prisma.LicenseWhereInput; orderBy?: object[]; take?: number };

/** Licences with everything that decides which versions they may run: two statements, however many there are. */
export async function upgradeFactsOf(ctx: Context, read: Read, today: Date): Promise<UpgradeLicense[]> {
  const rows = await ctx.tx.license.findMany({ ...read, select: columns });
  const units = await unitsOf(ctx, rows, today);
  return rows.map((row) => ({ ...row, state: stateOn(row, today), units: units.get(row.id) ?? 0 }));
}

/** The releases of a product that count. */
export async function releasesOf(ctx: Context, productId: string): Promise<ReleaseFact[]> {
  return ctx.tx.release.findMany({
    where: { productId, archivedAt: null },
    select: { version: true, channel: true, releasedOn: true, withdrawnAt: true },
  });
}
