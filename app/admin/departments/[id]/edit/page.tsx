import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readDepartment } from "@/lib/people/read-department";
import { DepartmentForm } from "../../department-form";

export const metadata: Metadata = { title: "Edit department" };

export default async function EditDepartmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, version, name, costCenter, above } = await asUser(readDepartment, { departmentId: (await params).id });
  const parent = above.at(-1);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Departments", href: "/admin/departments" },
          { label: name, href: `/admin/departments/${id}` },
        ]}
        title={`Edit ${name}`}
      />
      <DepartmentForm
        department={{ id, version, name, costCenter }}
        parent={parent ? { id: parent.id, label: parent.name } : null}
      />
    </>
  );
}
