import { toCsvExport } from "@/lib/http/csv-export";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { costText, dayText } from "../csv-text";
import { allocationWords, stateWords, termWords } from "../license-words";

export const GET = toCsvExport(listLicenses, {
  fileName: "licences.csv",
  columns: [
    { key: "name", header: "Licence", value: (row) => row.name },
    { key: "product", header: "Product", value: (row) => row.product.name },
    { key: "vendor", header: "Vendor", value: (row) => row.vendor.name },
    {
      key: "kind",
      header: "Kind",
      value: (row) => `${allocationWords[row.allocation]} · ${termWords[row.term].toLowerCase()}`,
    },
    { key: "state", header: "State", value: (row) => (row.archivedAt ? "Archived" : stateWords[row.state]) },
    { key: "seats", header: "Held of owned", value: (row) => `${row.seats.held} of ${row.seats.capacity}` },
    { key: "capacity", header: "Owned", value: (row) => row.seats.capacity },
    { key: "held", header: "Held", value: (row) => row.seats.held },
    { key: "free", header: "Free", value: (row) => row.seats.free },
    { key: "idle", header: "Idle", value: (row) => row.seats.idle },
    { key: "over", header: "Over", value: (row) => row.seats.over },
    { key: "waiting", header: "Waiting", value: (row) => row.seats.waiting },
    { key: "cost", header: "Cost a seat", value: (row) => costText(row.costs) },
    { key: "startsOn", header: "Starts", value: (row) => dayText(row.startsOn) },
    { key: "endsOn", header: "Ends", value: (row) => dayText(row.endsOn) },
    { key: "noticeOn", header: "Notice by", value: (row) => dayText(row.noticeOn) },
    { key: "owner", header: "Owner", value: (row) => row.owner?.displayName ?? null },
    { key: "department", header: "Department", value: (row) => row.department?.name ?? null },
  ],
});
