import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { asUser } from "@/lib/http/as-user";
import { readDepartment } from "@/lib/people/read-department";
import { ArchiveAct } from "../../archive-act";
import { History } from "../../history";
import { PersonTable } from "../../people/person-table";
import { archiveDepartmentAction, restoreDepartmentAction } from "../actions";

type DepartmentPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: DepartmentPageProps) {
  return { title: (await asUser(readDepartment, { departmentId: (await params).id })).name };
}

export default async function DepartmentPage({ params, searchParams }: DepartmentPageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const department = await asUser(readDepartment, { departmentId: id });
  const path = `/admin/departments/${id}`;
  const { people, peopleWithBelow, children } = department;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Departments", href: "/admin/departments" },
          ...department.above.map((one) => ({ label: one.name, href: `/admin/departments/${one.id}` })),
        ]}
        title={department.name}
        pill={department.archivedAt ? <StatusPill status="ARCHIVED" /> : null}
        facts={[
          department.costCenter ? `Cost centre ${department.costCenter}` : null,
          `${people} ${people === 1 ? "person" : "people"}`,
          peopleWithBelow > people ? `${peopleWithBelow} with those below` : null,
        ]}
        acts={
          <>
            <ArchiveAct
              archived={department.archivedAt !== null}
              name={department.name}
              what="department"
              archive={archiveDepartmentAction.bind(null, { departmentId: id })}
              restore={restoreDepartmentAction.bind(null, { departmentId: id })}
            />
            {department.archivedAt ? null : (
              <>
                <Button asChild>
                  <Link href={`/admin/departments/new?parent=${id}`}>Add department below</Link>
                </Button>
                <Button asChild>
                  <Link href={`${path}/edit`}>Edit</Link>
                </Button>
              </>
            )}
          </>
        }
      />
      {children.length > 0 ? (
        <nav aria-label="Departments below" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <span className="text-muted">Below it</span>
          {children.map((child) => (
            <Link key={child.id} className="link" href={`/admin/departments/${child.id}`}>
              {child.name}
            </Link>
          ))}
        </nav>
      ) : null}
      <Tabs
        label={department.name}
        tabs={[
          { label: "People", href: path, count: peopleWithBelow },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <PersonTable
          path={path}
          search={search}
          fixed={{ department: id }}
          empty={{
            title: `Nobody is in ${department.name} yet`,
            detail: "Choose the department when you edit a person, or select people in the list and move them.",
          }}
        />
      )}
    </>
  );
}
