import { toCsvExport } from "@/lib/http/csv-export";
import { isoDay } from "@/lib/kernel/calendar";
import { listRequests } from "@/lib/requests/list-requests";
import { requestStatusInWords } from "../../../request-words";

export const GET = toCsvExport(listRequests, {
  fileName: "requests.csv",
  columns: [
    { key: "person", header: "Person", value: (row) => row.person.name },
    { key: "license", header: "Licence", value: (row) => row.license.name },
    { key: "status", header: "Status", value: (row) => requestStatusInWords(row) },
    { key: "department", header: "Department", value: (row) => row.person.department },
    { key: "createdAt", header: "Asked", value: (row) => row.createdAt },
    { key: "neededUntil", header: "Needed until", value: (row) => (row.neededUntil ? isoDay(row.neededUntil) : null) },
    { key: "reason", header: "Reason", value: (row) => row.reason },
  ],
});
