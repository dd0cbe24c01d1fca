import { toCsvExport } from "@/lib/http/csv-export";
import { listDepartments } from "@/lib/people/list-departments";

export const GET = toCsvExport(listDepartments, {
  fileName: "departments.csv",
  columns: [
    { key: "name", header: "Department", value: (row) => row.name },
    { key: "above", header: "Above it", value: (row) => row.above.map((one) => one.name).join(" / ") },
    { key: "costCenter", header: "Cost centre", value: (row) => row.costCenter },
    { key: "people", header: "People", value: (row) => row.people },
    { key: "children", header: "Departments below", value: (row) => row.children },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
    { key: "archivedAt", header: "Archived", value: (row) => row.archivedAt },
  ],
});
