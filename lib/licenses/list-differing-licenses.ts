import { z } from "zod";
import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { differencesOf, type Difference } from "./license-differences";
import { featuresOfLicenses } from "./license-features";
import { rulesOf } from "./license-rules-schema";
import { countByType, differingLicenseIds } from "./license-type.sql";
import { listDifferencesInput } from "./license-type-schema";
import { featuresOf } from "./license-type-view";
import { requireLicenseType } from "./require-license-type";

const bounds = z.object({ id: z.object({ gt: z.string().optional(), lt: z.string().optional() }).optional() });

export type DifferingLicense = { id: string; name: string; version: number; differences: Difference[] };

/** The licences in use that were made from a type and differ from it now, each with what differs; the oldest first. */
export const listDifferingLicenses = query({
  name: "license-types.differences",
  permission: "license-type:read",
  input: listDifferencesInput,
  async run(ctx, { licenseTypeId, ...paging }): Promise<Page<DifferingLicense>> {
    const type = await requireLicenseType(ctx, licenseTypeId);
    const page = keyset({ id: "text" }, paging);
    const { id: bound } = bounds.parse(page.where);
    const ids = await differingLicenseIds(ctx, licenseTypeId, {
      after: bound?.gt,
      before: bound?.lt,
      descending: page.orderBy[0]?.id === "desc",
      take: page.take,
    });
    const found = await ctx.tx.license.findMany({ where: { id: { in: ids } } });
    const rows = ids.flatMap((id) => found.filter((row) => row.id === id));
    const features = await featuresOfLicenses(ctx, rows, featuresOf(type));
    const items = rows.map((row) => ({
      id: row.id,
      name: row.name,
      version: row.version,
      differences: differencesOf(row, rulesOf(type), features.get(row.id) ?? { held: [], wanted: [] }),
    }));
    const total = (await countByType(ctx, [licenseTypeId])).get(licenseTypeId)?.differing ?? 0;
    return { ...page.cut(items), total };
  },
});
