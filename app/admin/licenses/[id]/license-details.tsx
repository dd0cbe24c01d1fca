import Link from "next/link";
import { DateText } from "@/components/date";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { Facts } from "../../facts";
import { day } from "../license-columns";
import { allocationWords, deploymentWords, metricWords, renewalWords, termWords } from "../license-words";

const approvers = { MANAGER: "the person's manager", LICENSE_OWNER: "the licence's owner" } as const;
const yesNo = (yes: boolean) => (yes ? "Yes" : "No");

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
          ["Allocation", allocationWords[license.allocation]],
          ["Term", termWords[license.term]],
          ["Starts", days(startsOn)],
          ["Last day", days(endsOn)],
          ["At its end", endsOn ? renewalWords[license.renewal] : null],
          [
            "Notice by",
            noticeOn ? (
              <>
                {days(noticeOn)} ({license.noticeDays} days before the end)
              </>
            ) : null,
          ],
          ["Under maintenance", yesNo(license.maintained)],
          ["Maintenance ends", days(maintenanceEndsOn)],
          ["Reassignable", yesNo(license.reassignable)],
          ["Deployment", deploymentWords[license.deployment]],
          ["Counted by", metricWords[license.metric]],
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
          ["Legal entity", license.legalEntity?.name],
          ["Licensed to", [license.licensedToName, license.licensedToEmail].filter(Boolean).join(", ")],
          ["Category", license.category],
          ["Requests approved by", approvalOverride ? chain : "as the product says"],
          ["Notes", license.notes],
        ]}
      />
    </div>
  );
}
