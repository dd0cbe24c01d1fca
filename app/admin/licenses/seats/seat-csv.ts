import { toCsvExport } from "@/lib/http/csv-export";
import { listSeats } from "@/lib/seats/list-seats";
import { costText, dayText } from "../csv-text";
import { endWords, sourceWords } from "../license-words";
import { lastInstant } from "./menu-seat";

export const exportSeats = toCsvExport(listSeats, {
  fileName: "seats.csv",
  columns: [
    { key: "person", header: "Person", value: (row) => row.person.displayName },
    { key: "license", header: "Licence", value: (row) => row.license.name },
    { key: "email", header: "E-mail", value: (row) => row.person.email },
    { key: "department", header: "Department", value: (row) => row.person.department?.name ?? null },
    { key: "heldFrom", header: "Since", value: (row) => row.heldFrom },
    { key: "heldUntil", header: "Until", value: (row) => (row.heldUntil ? lastInstant(row.heldUntil) : null) },
    { key: "end", header: "Ended", value: (row) => (row.endReason ? endWords[row.endReason] : null) },
    { key: "lastUsed", header: "Last used", value: (row) => dayText(row.lastUsedOn) },
    { key: "use", header: "Use", value: (row) => (row.isIdle ? "Idle" : null) },
    { key: "source", header: "Came by", value: (row) => sourceWords[row.source] },
    { key: "cost", header: "Cost this term", value: (row) => costText(row.costs) },
  ],
});
