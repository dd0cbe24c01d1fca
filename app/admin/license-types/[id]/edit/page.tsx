import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLicenseType } from "@/lib/licenses/read-license-type";
import { placesOf } from "../../../license-rules/places";
import { typeInputOf } from "../../type-input";
import { EditTypeForm } from "./edit-type-form";

export const metadata: Metadata = { title: "Edit licence type" };

export default async function EditLicenseTypePage({ params }: { params: Promise<{ id: string }> }) {
  const type = await asUser(readLicenseType, { licenseTypeId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licence types", href: "/admin/license-types" },
          { label: type.name, href: `/admin/license-types/${type.id}` },
          { label: "Edit" },
        ]}
        title={`Edit ${type.name}`}
        facts={["Licences made from it keep their rules until you apply the change to them"]}
      />
      <EditTypeForm
        licenseTypeId={type.id}
        version={type.version}
        values={typeInputOf(type)}
        places={placesOf(type.restrictedTo)}
      />
    </>
  );
}
