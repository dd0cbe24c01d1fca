import type { Path, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import type { createLicenseInput } from "@/lib/licenses/schema";
import { newRules, ruleInputOf, sentRules } from "../license-rules/rule-input";
import type { Reference } from "../reference-field";
import { dayText } from "./csv-text";
import { emptyPurchase } from "./purchase-fields";

export type LicenseInput = z.input<typeof createLicenseInput>;

/** What the parts of the licence form share. */
export type LicensePart = {
  form: UseFormReturn<LicenseInput, unknown, LicenseInput>;
  errorOf(name: Path<LicenseInput>): string | undefined;
};

export type Chosen = {
  product?: Reference | null;
  owner?: Reference | null;
  department?: Reference | null;
  site?: Reference | null;
};

const emptyLicense: LicenseInput = {
  ...newRules,
  renewal: "MANUAL",
  productId: "",
  licenseTypeId: "",
  startsOn: "",
  endsOn: "",
  maintenanceEndsOn: "",
  maintenancePrice: null,
  ownerId: "",
  departmentId: "",
  siteId: "",
  licensedToName: "",
  licensedToEmail: "",
  category: "",
  notes: "",
  approvalOverride: false,
  approvalRules: [],
  metadata: {},
  purchase: emptyPurchase,
};

/** A new licence as its form begins: with the rules and the seats of its type, where it has one. */
export function newLicense(type: LicenseTypeDetail | null): LicenseInput {
  if (!type) return emptyLicense;
  const purchase =
    type.allocation === "SITE" && type.seats === null ? null : { ...emptyPurchase, seats: type.seats ?? 1 };
  return { ...emptyLicense, ...ruleInputOf(type), licenseTypeId: type.id, purchase };
}

export function licenseInputOf(license: LicenseDetail): LicenseInput {
  const { product, name, licenseTypeId, ownerId, departmentId, siteId, legalEntityId } = license;
  return {
    ...ruleInputOf(license),
    productId: product.id,
    name,
    licenseTypeId: licenseTypeId ?? "",
    startsOn: dayText(license.startsOn) ?? "",
    endsOn: dayText(license.endsOn) ?? "",
    maintenanceEndsOn: dayText(license.maintenanceEndsOn) ?? "",
    maintenancePrice: license.maintenancePrice,
    ownerId: ownerId ?? "",
    departmentId: departmentId ?? "",
    siteId: siteId ?? "",
    legalEntityId: legalEntityId ?? "",
    licensedToName: license.licensedToName ?? "",
    licensedToEmail: license.licensedToEmail ?? "",
    category: license.category ?? "",
    notes: license.notes ?? "",
    approvalOverride: license.approvalOverride,
    approvalRules: license.approvalRules,
    metadata: (license.metadata ?? {}) as LicenseInput["metadata"],
  };
}

/**
 * What is sent. Fields that another choice has made pointless are emptied, not kept behind the scenes. Days of a new licence
 * that are left empty follow from its length.
 */
export function sentLicense(input: LicenseInput, isNew: boolean): LicenseInput {
  const rules = sentRules({ ...newRules, ...input });
  const endsOn = rules.term === "PERPETUAL" ? null : input.endsOn;
  const day = (text: string | null | undefined) => (isNew && text === "" ? undefined : text);
  return {
    ...input,
    ...rules,
    startsOn: day(input.startsOn),
    endsOn: day(endsOn),
    maintenanceEndsOn: day(rules.term === "PERPETUAL" ? input.maintenanceEndsOn : (input.maintenanceEndsOn ?? null)),
  };
}
