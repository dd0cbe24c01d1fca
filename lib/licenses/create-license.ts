import type { z } from "zod";
import type { LicenseTerm } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { command } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { checkPlaces } from "./check-places";
import { grantTypeFeatures } from "./grant-type-features";
import { insertPurchase } from "./insert-purchase";
import { checkLinks, checkTerms } from "./license-checks";
import { checkRules } from "./license-rule-checks";
import { rulesOf } from "./license-rules-schema";
import { featuresOf } from "./license-type-view";
import { maintenancePriceColumns } from "./maintenance-price";
import { newLicenseDates, newLicenseRules } from "./new-license-facts";
import { organizationDay } from "./organization-day";
import { purchaseFields } from "./purchase-schema";
import { createLicenseInput } from "./schema";

/** Creates a licence, with its own copy of its type's rules where one is named, and its first purchase. */
export const createLicense = command({
  name: "licenses.create",
  permission: "license:write",
  input: createLicenseInput,
  async run(ctx, { purchase, name, licenseTypeId = null, maintenancePrice, ...given }) {
    const type = await typeToCopy(ctx, licenseTypeId);
    const rules = newLicenseRules(given, type && rulesOf(type));
    const dates = newLicenseDates(given, rules, type !== null, (await organizationDay(ctx)).today);
    // A type's notice has nothing to count back from in a licence that is given no end.
    const noticeDays = given.noticeDays === undefined && !dates.endsOn ? null : rules.noticeDays;
    const facts = { ...given, ...rules, ...dates, noticeDays };
    checkTerms(facts);
    checkRules(facts);
    await checkLinks(ctx, given);
    await checkPlaces(ctx, facts);
    const lot = firstPurchase(purchase, type?.seats ?? null, facts);
    const product = await ctx.tx.product.findUniqueOrThrow({ where: { id: given.productId }, select: { name: true } });
    const license = await ctx.tx.license.create({
      data: {
        ...facts,
        ...maintenancePriceColumns(maintenancePrice),
        id: ctx.newId("license"),
        organizationId: ctx.organizationId,
        licenseTypeId,
        name: name ?? product.name,
        createdAt: ctx.now,
      },
    });
    ctx.record(
      "license.created",
      { kind: "license", id: license.id },
      { after: license, related: [license.productId, licenseTypeId] },
    );
    if (lot) await insertPurchase(ctx, license.id, lot);
    if (type) await grantTypeFeatures(ctx, license, featuresOf(type));
    return { id: license.id, name: license.name, version: license.version };
  },
});

async function typeToCopy(ctx: Context, licenseTypeId: string | null) {
  if (licenseTypeId === null) return null;
  await checkLinks(ctx, { licenseTypeId });
  return ctx.tx.licenseType.findUniqueOrThrow({
    where: { id: licenseTypeId },
    include: { features: { orderBy: { featureCode: "asc" } } },
  });
}

type Term = { term: LicenseTerm; startsOn: Date | null; endsOn: Date | null };

/**
 * The first lot as it is given, with as many seats as the type says where it does not say itself. A lot that is not given at
 * all runs as long as the term; that of a trial has no end, since a trial may be extended.
 */
function firstPurchase(
  purchase: z.output<typeof createLicenseInput>["purchase"],
  seats: number | null,
  { term, startsOn, endsOn }: Term,
): z.output<typeof purchaseFields> | null {
  if (purchase === null) return null;
  if (purchase?.seats !== undefined) return { ...purchase, seats: purchase.seats };
  if (seats !== null && purchase) return { ...purchase, seats };
  if (purchase) throw refuseInput({ "purchase/seats": "is needed" });
  if (seats === null) return null;
  const run = term === "TRIAL" ? {} : { startsOn, endsOn };
  return { ...purchaseFields.parse({ seats }), ...run };
}
