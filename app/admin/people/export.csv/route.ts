import { toCsvExport } from "@/lib/http/csv-export";
import { listPeople } from "@/lib/people/list-people";
import { kindWords, statusWords } from "../person-words";

export const GET = toCsvExport(listPeople, {
  fileName: "people.csv",
  columns: [
    { key: "displayName", header: "Name", value: (row) => row.displayName },
    { key: "email", header: "E-mail", value: (row) => row.email },
    { key: "status", header: "Status", value: (row) => statusWords[row.status] },
    { key: "department", header: "Department", value: (row) => row.department?.name ?? null },
    { key: "site", header: "Site", value: (row) => row.site?.name ?? null },
    { key: "manager", header: "Manager", value: (row) => row.manager?.displayName ?? null },
    { key: "title", header: "Title", value: (row) => row.title },
    { key: "kind", header: "Kind", value: (row) => kindWords[row.kind] },
    { key: "employeeNumber", header: "Employee number", value: (row) => row.employeeNumber },
    { key: "username", header: "User name", value: (row) => row.username },
    { key: "startsOn", header: "Starts", value: (row) => row.startsOn },
    { key: "endsOn", header: "Ends", value: (row) => row.endsOn },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
    { key: "archivedAt", header: "Archived", value: (row) => row.archivedAt },
  ],
});
