import type { Path, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import type { createLicenseInput } from "@/lib/licenses/schema";

export type LicenseInput = z.input<typeof createLicenseInput>;

/** What the parts of the licence form share. */
export type LicensePart = {
  form: UseFormReturn<LicenseInput, unknown, LicenseInput>;
  errorOf(name: Path<LicenseInput>): string | undefined;
};

export const emptyLicense: LicenseInput = {
  productId: "",
  term: "SUBSCRIPTION",
  allocation: "NAMED",
  deployment: "CLOUD",
  metric: "USER",
  startsOn: "",
  endsOn: "",
  renewal: "MANUAL",
  noticeDays: null,
  maintained: false,
  maintenanceEndsOn: "",
  reassignable: true,
  ownerId: "",
  departmentId: "",
  licensedToName: "",
  licensedToEmail: "",
  category: "",
  notes: "",
  approvalOverride: false,
  approvalRules: [],
};

/** Fields that the chosen term does not have are emptied, not kept behind the scenes. */
export function ofTerm({ term }: LicenseInput): Partial<LicenseInput> {
  if (term === "SUBSCRIPTION") return {};
  return term === "PERPETUAL"
    ? { endsOn: null, renewal: "NONE", noticeDays: null }
    : { renewal: "NONE", noticeDays: null };
}
