import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { listActivations } from "@/lib/activations/list-activations";
import { asUser } from "@/lib/http/as-user";
import { readPerson } from "@/lib/people/read-person";
import { listRequests } from "@/lib/requests/list-requests";
import { seatsOfPerson } from "@/lib/seats/seats-of-person";
import { History } from "../../history";
import { PersonTable } from "../person-table";
import { PersonActs } from "./person-acts";
import { PersonFacts } from "./person-facts";
import { PersonRequests } from "./person-requests";
import { PersonSeats } from "./person-seats";

type PersonPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: PersonPageProps) {
  return { title: (await asUser(readPerson, { personId: (await params).id })).displayName };
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const person = await asUser(readPerson, { personId: id });
  const [seats, machines, requests] = await Promise.all([
    asUser(seatsOfPerson, { personId: id }),
    asUser(listActivations, { person: id, limit: 1 }),
    asUser(listRequests, { person: id, limit: 1 }),
  ]);
  const held = seats.filter((seat) => seat.isHeld);
  const { displayName: name, reports } = person;
  const path = `/admin/people/${id}`;
  const department = person.departmentPath.at(-1);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "People", href: "/admin/people" }]}
        title={name}
        pill={<StatusPill status={person.archivedAt ? "ARCHIVED" : person.status} />}
        facts={[
          person.title,
          department ? (
            <Link key="department" className="link" href={`/admin/departments/${department.id}`}>
              {department.name}
            </Link>
          ) : null,
          person.site ? (
            <Link key="site" className="link" href={`/admin/sites/${person.site.id}`}>
              {person.site.name}
            </Link>
          ) : null,
          person.manager ? (
            <span key="manager">
              reports to{" "}
              <Link className="link" href={`/admin/people/${person.manager.id}`}>
                {person.manager.displayName}
              </Link>
            </span>
          ) : null,
        ]}
        acts={
          <>
            {person.archivedAt ? null : (
              <Button asChild>
                <Link href={`${path}/edit`}>Edit</Link>
              </Button>
            )}
            <PersonActs
              person={{ id, displayName: name, status: person.status, archived: person.archivedAt !== null }}
              seats={held.map((seat) => seat.license.name)}
              machines={machines.total}
              reports={reports.length}
            />
          </>
        }
      />
      <Tabs
        label={name}
        tabs={[
          { label: "Seats", href: path, count: held.length },
          ...(machines.total > 0
            ? [{ label: "Machines", href: `/admin/activations?person=${id}`, count: machines.total }]
            : []),
          { label: "Requests", href: `${path}?tab=requests`, count: requests.total },
          { label: "Facts", href: `${path}?tab=facts` },
          ...(reports.length > 0 ? [{ label: "Reports", href: `${path}?tab=reports`, count: reports.length }] : []),
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "requests" ? (
        <PersonRequests personId={id} name={name} path={path} search={search} />
      ) : search.tab === "facts" ? (
        <PersonFacts person={person} />
      ) : search.tab === "reports" ? (
        <PersonTable
          path={path}
          search={search}
          fixed={{ manager: id }}
          empty={{ title: `Nobody reports to ${name}` }}
        />
      ) : search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <PersonSeats seats={seats} name={name} path={path} />
      )}
    </>
  );
}
