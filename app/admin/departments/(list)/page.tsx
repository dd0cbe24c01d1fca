import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { asUser } from "@/lib/http/as-user";
import { readDepartmentTree } from "@/lib/people/read-department-tree";
import { DepartmentTable } from "../department-table";
import { DepartmentTree } from "../department-tree";

export const metadata: Metadata = { title: "Departments" };

export default async function DepartmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  return (
    <>
      <PageHeader
        title="Departments"
        acts={
          <Button asChild variant="primary">
            <Link href="/admin/departments/new">Add department</Link>
          </Button>
        }
      />
      <Tabs
        label="Departments"
        tabs={[
          { label: "Tree", href: "/admin/departments" },
          { label: "List", href: "/admin/departments?view=list" },
        ]}
      />
      {search.view === "list" ? (
        <DepartmentTable search={search} />
      ) : (
        <DepartmentTree branches={await asUser(readDepartmentTree, {})} />
      )}
    </>
  );
}
