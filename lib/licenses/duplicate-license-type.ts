import { command } from "@/lib/kernel/operation";
import { insertLicenseType } from "./insert-license-type";
import { rulesOf } from "./license-rules-schema";
import { duplicateLicenseTypeInput } from "./license-type-schema";
import { featuresOf, licenseTypeView } from "./license-type-view";
import { requireLicenseType } from "./require-license-type";

/** A copy of a type, built in or not, under another name: one to be changed. */
export const duplicateLicenseType = command({
  name: "license-types.duplicate",
  permission: "license-type:write",
  input: duplicateLicenseTypeInput,
  async run(ctx, { licenseTypeId, name }) {
    const from = await requireLicenseType(ctx, licenseTypeId);
    const { description, seats } = from;
    const copy = { description, seats, features: featuresOf(from), rules: rulesOf(from) };
    return licenseTypeView(await insertLicenseType(ctx, { ...copy, name: name ?? `Copy of ${from.name}` }));
  },
});
