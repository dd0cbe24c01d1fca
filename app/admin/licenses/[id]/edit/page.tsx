import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { placesOf } from "../../../license-rules/places";
import { licenseInputOf } from "../../license-input";
import { EditLicenseForm } from "./edit-license-form";

export const metadata: Metadata = { title: "Edit licence" };

export default async function EditLicensePage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const organization = await asUser(readOrganization, {});
  const { id, name, version, product, owner, department, site, licenseType, restrictedTo } = license;
  const reference = (thing: { id: string; name: string } | null) => thing && { id: thing.id, label: thing.name };
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: name, href: `/admin/licenses/${id}` },
          { label: "Edit" },
        ]}
        title={`Edit ${name}`}
        facts={[licenseType ? `Made from the type ${licenseType.name}; this is its own copy of the rules` : null]}
      />
      <EditLicenseForm
        licenseId={id}
        version={version}
        currency={organization.currency}
        chosen={{
          product: reference(product),
          owner: owner && { id: owner.id, label: owner.displayName },
          department: reference(department),
          site: reference(site),
        }}
        places={placesOf(restrictedTo)}
        values={licenseInputOf(license)}
      />
    </>
  );
}
