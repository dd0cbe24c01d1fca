import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { placesOf } from "../../license-rules/places";
import { NewTypeForm } from "./new-type-form";

export const metadata: Metadata = { title: "New licence type" };

export default function NewLicenseTypePage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licence types", href: "/admin/license-types" }, { label: "New licence type" }]}
        title="New licence type"
        facts={["The rules that licences made from it begin with"]}
      />
      <NewTypeForm places={placesOf()} />
    </>
  );
}
