import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readPerson } from "@/lib/people/read-person";
import { PersonForm } from "../../person-form";

export const metadata: Metadata = { title: "Edit person" };

export default async function EditPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await asUser(readPerson, { personId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "People", href: "/admin/people" },
          { label: person.displayName, href: `/admin/people/${person.id}` },
        ]}
        title={`Edit ${person.displayName}`}
      />
      <PersonForm person={person} />
    </>
  );
}
