import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { namePeopleFilters } from "@/lib/people/name-filters";
import { DepartmentForm } from "../department-form";

export const metadata: Metadata = { title: "Add department" };

export default async function NewDepartmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const parent = [(await searchParams).parent].flat()[0];
  const names = await asUser(namePeopleFilters, { department: parent || undefined });
  return (
    <>
      <PageHeader crumbs={[{ label: "Departments", href: "/admin/departments" }]} title="Add department" />
      <DepartmentForm parent={parent && names.department ? { id: parent, label: names.department } : null} />
    </>
  );
}
