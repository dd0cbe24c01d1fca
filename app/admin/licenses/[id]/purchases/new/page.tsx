import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { day } from "../../../license-columns";
import { NewPurchaseForm } from "./purchase-form";

export const metadata: Metadata = { title: "Add purchase" };

export default async function NewPurchasePage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const organization = await asUser(readOrganization, {});
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: `/admin/licenses/${license.id}` },
          { label: "Add purchase" },
        ]}
        title="Add purchase"
        facts={["A lot of seats. A renewal is a lot of its own; the earlier ones stay as they were."]}
      />
      <NewPurchaseForm
        licenseId={license.id}
        licenseName={license.name}
        currency={organization.currency}
        startsOn={day(license.today)}
      />
    </>
  );
}
