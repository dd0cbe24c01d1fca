import { command } from "@/lib/kernel/operation";
import { saidIn } from "@/lib/kernel/row-change";
import { checkPlaces } from "./check-places";
import { insertLicenseType } from "./insert-license-type";
import { defaultRules } from "./license-rules-schema";
import { createLicenseTypeInput } from "./license-type-schema";
import { licenseTypeView } from "./license-type-view";

/** A type of the organisation's own. What is not said is as in a licence made without a type. */
export const createLicenseType = command({
  name: "license-types.create",
  permission: "license-type:write",
  input: createLicenseTypeInput,
  async run(ctx, { name, description = null, seats = null, features = [], ...rules }) {
    const whole = { ...defaultRules, ...saidIn(rules) };
    await checkPlaces(ctx, whole);
    return licenseTypeView(await insertLicenseType(ctx, { name, description, seats, features, rules: whole }));
  },
});
