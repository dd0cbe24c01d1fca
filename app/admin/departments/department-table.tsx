import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listDepartments, type DepartmentRow } from "@/lib/people/list-departments";
import { archivedFilter } from "../archived-filter";

const columns: Column<DepartmentRow>[] = [
  { key: "name", header: "Department", sortable: true, cell: (row) => row.name },
  { key: "above", header: "Above it", cell: (row) => row.above.map((one) => one.name).join(" / ") },
  { key: "costCenter", header: "Cost centre", sortable: true, cell: (row) => row.costCenter },
  { key: "people", header: "People", align: "right", cell: (row) => row.people },
  { key: "children", header: "Departments below", align: "right", optional: true, cell: (row) => row.children },
  {
    key: "createdAt",
    header: "Added",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
  { key: "archivedAt", header: "Archived", cell: (row) => row.archivedAt && <DateText value={row.archivedAt} /> },
];

/** The departments as a flat list: to search, to sort, and to find archived ones. */
export async function DepartmentTable({ search }: { search: SearchParams }) {
  const page = await asUserList(listDepartments, search);
  return (
    <DataTable
      label="Departments"
      state={listState("/admin/departments", search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/admin/departments/${row.id}`}
      search="Search departments"
      filters={[archivedFilter]}
      count={page.total}
      exportPath="/admin/departments/export.csv"
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{ title: "No departments yet" }}
    />
  );
}
