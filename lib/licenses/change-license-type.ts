import { command } from "@/lib/kernel/operation";
import { requireUnchanged, saidIn } from "@/lib/kernel/row-change";
import { checkPlaces } from "./check-places";
import { checkRules } from "./license-rule-checks";
import { rulesOf } from "./license-rules-schema";
import { changeLicenseTypeInput } from "./license-type-schema";
import { licenseTypeView } from "./license-type-view";
import { lockLicenseType } from "./require-license-type";
import { updateLicenseType } from "./update-license-type";

/** Changes a type. Licences made from it keep their own copy until the type is applied to them. */
export const changeLicenseType = command({
  name: "license-types.change",
  permission: "license-type:write",
  input: changeLicenseTypeInput,
  async run(ctx, { licenseTypeId, version, ...input }) {
    const change = saidIn(input);
    const before = await lockLicenseType(ctx, licenseTypeId);
    requireUnchanged(before, version, "licence type");
    const rules = rulesOf({ ...before, ...change });
    checkRules(rules, rulesOf(before));
    await checkPlaces(ctx, rules, before);
    return licenseTypeView(await updateLicenseType(ctx, before, change, "license-type.changed"));
  },
});
