import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { requireUnchanged } from "@/lib/kernel/row-change";
import { builtInTypes } from "./built-in-types";
import { resetLicenseTypeInput } from "./license-type-schema";
import { licenseTypeView } from "./license-type-view";
import { lockLicenseType } from "./require-license-type";
import { updateLicenseType } from "./update-license-type";

/** Makes a built-in type what it was at first, its name included. */
export const resetLicenseType = command({
  name: "license-types.reset",
  permission: "license-type:write",
  input: resetLicenseTypeInput,
  async run(ctx, { licenseTypeId, version }) {
    const before = await lockLicenseType(ctx, licenseTypeId);
    requireUnchanged(before, version, "licence type");
    const original = builtInTypes.find(({ code }) => code === before.builtIn);
    if (!original) throw refuse("own-type", { name: before.name });
    const { name, description, seats, rules } = original;
    const change = { ...rules, name, description, seats, features: [] };
    return licenseTypeView(await updateLicenseType(ctx, before, change, "license-type.reset"));
  },
});
