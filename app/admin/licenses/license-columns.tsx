import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import { isUsable } from "@/lib/licenses/license-state";
import type { LicenseView } from "@/lib/licenses/license-view";
import { allocationWords, termWords } from "./license-words";
import { SeatCostText } from "./seat-cost";

/** The keys are also the CSV's columns and the names to sort by. */
export const licenseColumns: readonly Column<LicenseView>[] = [
  { key: "name", header: "Licence", sortable: true, cell: (row) => row.name },
  { key: "product", header: "Product", optional: true, cell: (row) => row.product.name },
  { key: "vendor", header: "Vendor", cell: (row) => row.vendor.name },
  {
    key: "kind",
    header: "Kind",
    cell: (row) => `${allocationWords[row.allocation]} · ${termWords[row.term].toLowerCase()}`,
  },
  { key: "state", header: "State", card: "aside", cell: (row) => <LicensePill license={row} /> },
  {
    key: "seats",
    header: "Seats",
    card: "wide",
    cell: (row) => (isCounted(row) ? <LicenseSeatBar license={row} /> : null),
  },
  { key: "held", header: "Held", align: "right", cell: (row) => (isCounted(row) ? row.seats.held : null) },
  { key: "capacity", header: "Owned", align: "right", cell: (row) => row.seats.capacity },
  {
    key: "free",
    header: "Free",
    align: "right",
    optional: true,
    cell: (row) => (isCounted(row) ? row.seats.free : null),
  },
  { key: "idle", header: "Idle", align: "right", optional: true, cell: (row) => row.seats.idle || null },
  { key: "over", header: "Over", align: "right", optional: true, cell: (row) => row.seats.over || null },
  { key: "waiting", header: "Waiting", align: "right", optional: true, cell: (row) => row.seats.waiting || null },
  {
    key: "cost",
    header: "Cost a seat",
    align: "right",
    cell: (row) => (row.costs.length > 0 ? <SeatCostText costs={row.costs} by="term" /> : null),
  },
  {
    key: "startsOn",
    header: "Starts",
    sortable: true,
    optional: true,
    cell: (row) => (row.startsOn ? <DateText value={day(row.startsOn)} /> : null),
  },
  {
    key: "endsOn",
    header: "Ends",
    sortable: true,
    cell: (row) => (row.endsOn ? <DateText value={day(row.endsOn)} /> : null),
  },
  {
    key: "noticeOn",
    header: "Notice by",
    optional: true,
    cell: (row) => (row.noticeOn ? <DateText value={day(row.noticeOn)} /> : null),
  },
  { key: "owner", header: "Owner", optional: true, cell: (row) => row.owner?.displayName ?? null },
  { key: "department", header: "Department", optional: true, cell: (row) => row.department?.name ?? null },
];

/** A calendar day has no instant: it is shown as it is written, in every time zone. */
export const day = (date: Date) => date.toISOString().slice(0, 10);

/** Whether people or machines hold its units one by one. */
export const isCounted = ({ allocation }: Pick<LicenseView, "allocation">) =>
  allocation === "NAMED" || allocation === "NODE_LOCKED";

export function LicensePill({ license }: { license: LicenseView }) {
  if (license.archivedAt) return <StatusPill status="ARCHIVED" />;
  if (isUsable(license.state) && license.seats.over > 0) return <StatusPill status="OVER" />;
  return <StatusPill status={license.state} />;
}

export function LicenseSeatBar({ license, size = "small" }: { license: LicenseView; size?: "small" | "large" }) {
  const { held, idle, capacity, waiting } = license.seats;
  return <SeatBar size={size} used={held - idle} idle={idle} capacity={capacity} queued={waiting} />;
}
