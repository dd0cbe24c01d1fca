import { toCsvExport } from "@/lib/http/csv-export";
import { listRenewals } from "@/lib/lifecycle/list-renewals";
import { dayText, moneyText } from "../../licenses/csv-text";
import { termWords } from "../../licenses/license-words";
import { taskWords } from "../task-words";

export const GET = toCsvExport(listRenewals, {
  fileName: "renewals.csv",
  columns: [
    { key: "name", header: "Licence", value: (row) => row.name },
    { key: "vendor", header: "Vendor", value: (row) => row.vendor.name },
    { key: "task", header: "What to do", value: (row) => taskWords[row.task].label },
    { key: "decideOn", header: "Decide by", value: (row) => dayText(row.decideOn) },
    { key: "endsOn", header: "Last day", value: (row) => dayText(row.endsOn) },
    { key: "graceEndsOn", header: "Grace until", value: (row) => dayText(row.graceEndsOn) },
    { key: "costs", header: "Next term costs", value: (row) => row.costs.map(moneyText).join(" + ") },
    { key: "nextEndsOn", header: "Would run until", value: (row) => dayText(row.nextEndsOn) },
    { key: "seats", header: "Held of owned", value: (row) => `${row.seats.held} of ${row.seats.capacity}` },
    { key: "term", header: "Term", value: (row) => termWords[row.term] },
    { key: "owner", header: "Owner", value: (row) => row.owner?.displayName ?? null },
  ],
});
