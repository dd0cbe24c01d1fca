import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { PersonForm } from "../person-form";

export const metadata: Metadata = { title: "Add person" };

export default function NewPersonPage() {
  return (
    <>
      <PageHeader crumbs={[{ label: "People", href: "/admin/people" }]} title="Add person" />
      <PersonForm />
    </>
  );
}
