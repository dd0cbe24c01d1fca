import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { dayText } from "../../csv-text";
import { EditLicenseForm } from "./edit-license-form";

export const metadata: Metadata = { title: "Edit licence" };

export default async function EditLicensePage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const organization = await asUser(readOrganization, {});
  const {
    name,
    term,
    allocation,
    deployment,
    metric,
    renewal,
    noticeDays,
    maintained,
    reassignable,
    approvalOverride,
    approvalRules,
  } = license;
  const { product, owner, department } = license;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: name, href: `/admin/licenses/${license.id}` },
          { label: "Edit" },
        ]}
        title={`Edit ${name}`}
      />
      <EditLicenseForm
        licenseId={license.id}
        version={license.version}
        currency={organization.currency}
        chosen={{
          product: { id: product.id, label: product.name },
          owner: owner && { id: owner.id, label: owner.displayName },
          department: department && { id: department.id, label: department.name },
        }}
        values={{
          productId: product.id,
          name,
          term,
          allocation,
          deployment,
          metric,
          renewal,
          noticeDays,
          maintained,
          reassignable,
          approvalOverride,
          approvalRules,
          startsOn: dayText(license.startsOn) ?? "",
          endsOn: dayText(license.endsOn) ?? "",
          maintenanceEndsOn: dayText(license.maintenanceEndsOn) ?? "",
          ownerId: owner?.id ?? "",
          departmentId: department?.id ?? "",
          legalEntityId: license.legalEntityId ?? "",
          licensedToName: license.licensedToName ?? "",
          licensedToEmail: license.licensedToEmail ?? "",
          category: license.category ?? "",
          notes: license.notes ?? "",
        }}
      />
    </>
  );
}
