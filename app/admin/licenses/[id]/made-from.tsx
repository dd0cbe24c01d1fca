import Link from "next/link";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { counted } from "../license-words";

/** Which type the rules came from, and whether they are still the type's. */
export function MadeFrom({ license: { licenseType, differsIn } }: { license: LicenseDetail }) {
  if (!licenseType) return null;
  const path = `/admin/license-types/${licenseType.id}`;
  return (
    <p className="mt-6">
      Made from the type{" "}
      <Link className="link" href={path}>
        {licenseType.name}
      </Link>
      {differsIn.length === 0 ? (
        ", and as it says."
      ) : (
        <>
          ;{" "}
          <Link className="link" href={`${path}?tab=differences`}>
            {counted(differsIn.length, "rule")} {differsIn.length === 1 ? "differs" : "differ"}
          </Link>
          .
        </>
      )}
    </p>
  );
}
