import Link from "next/link";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { Facts } from "../../facts";
import { placesOf } from "../../license-rules/places";
import { RuleGroups } from "../../license-rules/rule-groups";
import { day } from "../license-columns";
import { CountryClaims } from "./country-claims";
import { MadeFrom } from "./made-from";

const approvers = { MANAGER: "the person's manager", LICENSE_OWNER: "the licence's owner" } as const;

/** "plan: gold, tier: 2" */
const metadataText = (metadata: LicenseDetail["metadata"]) =>
  Object.entries(Object(metadata) as object)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(", ");

/** Everything that is recorded of a licence. */
export function LicenseDetails({ license }: { license: LicenseDetail }) {
  const {
    startsOn,
    endsOn,
    noticeOn,
    maintenanceEndsOn,
    owner,
    department,
    approvalOverride,
    approvalRules,
    product,
    vendor,
  } = license;
  const days = (date: Date | null) => (date ? <DateText value={day(date)} /> : null);
  const chain =
    approvalRules.length === 0
      ? "Nobody: granted at once"
      : approvalRules.map((rule) => approvers[rule]).join(", then ");
  return (
    <div className="mt-4">
      <CountryClaims licenseId={license.id} />
      <Facts
        facts={[
          [
            "Product",
            <Link key="product" className="link" href={`/admin/products/${product.id}`}>
              {product.name}
            </Link>,
          ],
          [
            "Vendor",
            <Link key="vendor" className="link" href={`/admin/vendors/${vendor.id}`}>
              {vendor.name}
            </Link>,
          ],
          ["Starts", days(startsOn)],
          ["Last day", days(endsOn)],
          [
            "Notice by",
            noticeOn ? (
              <>
                {days(noticeOn)} ({license.noticeDays} days before the end)
              </>
            ) : null,
          ],
          ["Maintenance ends", days(maintenanceEndsOn)],
          [
            "Maintenance costs",
            license.maintenancePrice && (
              <Money
                amount={license.maintenancePrice.amount}
                currency={license.maintenancePrice.currency}
                per="a seat"
              />
            ),
          ],
          [
            "Owner",
            owner && (
              <Link key="owner" className="link" href={`/admin/people/${owner.id}`}>
                {owner.displayName}
              </Link>
            ),
          ],
          [
            "Department",
            department && (
              <Link key="department" className="link" href={`/admin/departments/${department.id}`}>
                {department.name}
              </Link>
            ),
          ],
          [
            "Site",
            license.site && (
              <Link key="site" className="link" href={`/admin/sites/${license.site.id}`}>
                {license.site.name}
              </Link>
            ),
          ],
          ["Legal entity", license.legalEntity?.name],
          ["Licensed to", [license.licensedToName, license.licensedToEmail].filter(Boolean).join(", ")],
          ["Category", license.category],
          ["Requests approved by", approvalOverride ? chain : "as the product says"],
          ["Notes", license.notes],
          ["Given to programs", metadataText(license.metadata)],
        ]}
      />
      <MadeFrom license={license} />
      <RuleGroups rules={license} places={placesOf(license.restrictedTo)} own={new Set(license.differsIn)} />
    </div>
  );
}
