import type { SearchParams } from "@/components/table/list-state";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { OwnKeys } from "./own-keys";
import { VendorKeys } from "./vendor-keys";

/** The keys that we issue for a licence, and those that its vendor gave us. */
export function LicenseKeys({ license, search, path }: { license: LicenseDetail; search: SearchParams; path: string }) {
  return (
    <>
      <OwnKeys license={license} search={search} path={path} />
      <VendorKeys license={license} />
    </>
  );
}
