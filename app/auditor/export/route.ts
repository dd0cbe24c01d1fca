import { toCsvExport } from "@/lib/http/csv-export";
import { isoDay } from "@/lib/kernel/calendar";
import { listPosition } from "@/lib/reports/list-position";

export const GET = toCsvExport(listPosition, {
  fileName: "licence-position.csv",
  columns: [
    { key: "name", header: "Licence", value: (row) => row.name },
    { key: "vendor", header: "Vendor", value: (row) => row.vendor.name },
    { key: "product", header: "Product", value: (row) => row.product.name },
    { key: "state", header: "State", value: (row) => row.state },
    { key: "owned", header: "Owned", value: (row) => row.owned },
    { key: "assigned", header: "Assigned", value: (row) => row.assigned },
    { key: "free", header: "Free", value: (row) => row.free },
    { key: "over", header: "Over", value: (row) => row.over },
    { key: "components", header: "Satisfies", value: (row) => row.components.map(({ name }) => name).join("; ") },
    { key: "throughSuites", header: "Through a suite", value: (row) => row.throughSuites },
    { key: "endsOn", header: "Ends", value: (row) => (row.endsOn ? isoDay(row.endsOn) : null) },
  ],
});
