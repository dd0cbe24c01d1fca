import { query } from "@/lib/kernel/operation";
import { countByType } from "./license-type.sql";
import { licenseTypeIdInput } from "./license-type-schema";
import { licenseTypeView } from "./license-type-view";
import { namesOfPlaces } from "./names-of-places";
import { requireLicenseType } from "./require-license-type";

/** A type with its counts and the names of the places that it is restricted to. */
export const readLicenseType = query({
  name: "license-types.read",
  permission: "license-type:read",
  input: licenseTypeIdInput,
  async run(ctx, { licenseTypeId }) {
    const type = await requireLicenseType(ctx, licenseTypeId);
    const { licenses, differing } = (await countByType(ctx, [type.id])).get(type.id) ?? { licenses: 0, differing: 0 };
    return { ...licenseTypeView(type), licenses, differing, restrictedTo: await namesOfPlaces(ctx, type) };
  },
});

export type LicenseTypeDetail = Awaited<ReturnType<typeof readLicenseType.run>>;
