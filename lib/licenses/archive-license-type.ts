import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { licenseTypeIdInput } from "./license-type-schema";
import { licenseTypeView } from "./license-type-view";
import { lockLicenseType } from "./require-license-type";
import { updateLicenseType } from "./update-license-type";

/** Takes a type out of the choices. Licences made from it stay as they are. */
export const archiveLicenseType = command({
  name: "license-types.archive",
  permission: "license-type:write",
  input: licenseTypeIdInput,
  async run(ctx, { licenseTypeId }) {
    const before = await lockLicenseType(ctx, licenseTypeId);
    if (before.archivedAt) return licenseTypeView(before);
    if (before.builtIn) throw refuse("built-in-type", { name: before.name });
    return licenseTypeView(await updateLicenseType(ctx, before, { archivedAt: ctx.now }, "license-type.archived"));
  },
});

export const restoreLicenseType = command({
  name: "license-types.restore",
  permission: "license-type:write",
  input: licenseTypeIdInput,
  async run(ctx, { licenseTypeId }) {
    const before = await lockLicenseType(ctx, licenseTypeId);
    if (!before.archivedAt) return licenseTypeView(before);
    return licenseTypeView(await updateLicenseType(ctx, before, { archivedAt: null }, "license-type.restored"));
  },
});
