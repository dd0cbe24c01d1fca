import type { LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import { asUser } from "@/lib/http/as-user";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";

/** The licence types that a licence of this term and allocation can become, to choose from. */
export async function typeOptions(term: LicenseTerm, allocation: LicenseAllocation) {
  const { items } = await asUser(listLicenseTypes, { term, allocation, limit: 200 });
  return items.map(({ id, name }) => ({ value: id, label: name }));
}
