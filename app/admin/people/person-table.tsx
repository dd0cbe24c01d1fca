import Link from "next/link";
import type { ReactNode } from "react";
import { DataTable, type Column, type ListFilter } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { listPeople, type PersonRow } from "@/lib/people/list-people";
import { namePeopleFilters } from "@/lib/people/name-filters";
import { archivedFilter } from "../archived-filter";
import { MovePeople } from "./move-people";
import { kindWords, optionsOf, statusWords } from "./person-words";

const quiet = "hover:underline";

const columns: Column<PersonRow>[] = [
  { key: "displayName", header: "Name", sortable: true, cell: (row) => row.displayName },
  {
    key: "status",
    header: "Status",
    card: "aside",
    cell: (row) => (row.archivedAt ? <StatusPill status="ARCHIVED" /> : <StatusPill status={row.status} />),
  },
  { key: "email", header: "E-mail", sortable: true, cell: (row) => row.email },
  { key: "title", header: "Title", sortable: true, cell: (row) => row.title },
  {
    key: "department",
    header: "Department",
    cell: (row) =>
      row.department && (
        <Link className={quiet} href={`/admin/departments/${row.department.id}`}>
          {row.department.name}
        </Link>
      ),
  },
  {
    key: "site",
    header: "Site",
    cell: (row) =>
      row.site && (
        <Link className={quiet} href={`/admin/sites/${row.site.id}`}>
          {row.site.name}
        </Link>
      ),
  },
  {
    key: "manager",
    header: "Manager",
    cell: (row) =>
      row.manager && (
        <Link className={quiet} href={`/admin/people/${row.manager.id}`}>
          {row.manager.displayName}
        </Link>
      ),
  },
  { key: "kind", header: "Kind", optional: true, cell: (row) => kindWords[row.kind] },
  { key: "employeeNumber", header: "Employee number", optional: true, cell: (row) => row.employeeNumber },
  { key: "username", header: "User name", optional: true, cell: (row) => row.username },
  {
    key: "startsOn",
    header: "Starts",
    sortable: true,
    optional: true,
    cell: (row) => row.startsOn && <DateText value={row.startsOn} />,
  },
  {
    key: "endsOn",
    header: "Ends",
    sortable: true,
    optional: true,
    cell: (row) => row.endsOn && <DateText value={row.endsOn} />,
  },
  {
    key: "createdAt",
    header: "Added",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
];

type PersonTableProps = {
  path: string;
  search: SearchParams;
  fixed?: { department?: string; site?: string; manager?: string };
  empty: { title: string; detail?: ReactNode; act?: ReactNode };
};

/** The list of people: whole, or those of one department (and below it), site or manager. */
export async function PersonTable({ path, search, fixed = {}, empty }: PersonTableProps) {
  const page = await asUserList(listPeople, search, fixed);
  const one = (key: string) => [search[key]].flat()[0] || undefined;
  const names = await asUser(namePeopleFilters, {
    department: one("department"),
    site: one("site"),
    manager: one("manager"),
  });
  const references: ListFilter[] = [
    {
      key: "department",
      label: "Department",
      kind: "search",
      source: "/admin/departments/options",
      valueLabel: names.department ?? undefined,
    },
    { key: "site", label: "Site", kind: "search", source: "/admin/sites/options", valueLabel: names.site ?? undefined },
    {
      key: "manager",
      label: "Manager",
      kind: "search",
      source: "/admin/people/options",
      valueLabel: names.manager ?? undefined,
    },
  ];
  const isWhole = Object.keys(fixed).length === 0;
  return (
    <DataTable
      label="People"
      state={listState(path, search)}
      columns={fixed.site ? columns.filter((column) => column.key !== "site") : columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.displayName}
      rowHref={(row) => `/admin/people/${row.id}`}
      search="Search people"
      filters={[
        { key: "status", label: "Status", kind: "choice", options: optionsOf(statusWords) },
        ...references.filter((filter) => !(filter.key in fixed)),
        { key: "kind", label: "Kind", kind: "choice", options: optionsOf(kindWords) },
        archivedFilter,
      ]}
      count={page.total}
      exportPath={isWhole ? "/admin/people/export.csv" : undefined}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      bulk={<MovePeople />}
      empty={empty}
    />
  );
}
