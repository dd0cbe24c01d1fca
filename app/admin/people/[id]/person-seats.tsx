import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { listState } from "@/components/table/list-state";
import { isoDay } from "@/lib/kernel/calendar";
import type { HeldSeatView } from "@/lib/seats/held-seat-view";
import { lastInstant } from "../../licenses/seats/menu-seat";

const columns: Column<HeldSeatView>[] = [
  { key: "license", header: "Licence", cell: (seat) => seat.license.name },
  {
    key: "product",
    header: "Product",
    cell: (seat) => `${seat.license.product.name}, ${seat.license.product.vendor.name}`,
  },
  { key: "status", header: "Status", card: "aside", cell: (seat) => <SeatStatus seat={seat} /> },
  { key: "heldFrom", header: "Since", cell: (seat) => <DateText value={seat.heldFrom} /> },
  {
    key: "heldUntil",
    header: "Until",
    cell: (seat) => seat.heldUntil && <DateText value={lastInstant(seat.heldUntil)} />,
  },
  {
    key: "lastUsedOn",
    header: "Last used",
    cell: (seat) => seat.lastUsedOn && <DateText value={isoDay(seat.lastUsedOn)} />,
  },
  {
    key: "cost",
    header: "Cost",
    align: "right",
    cell: (seat) => (seat.isHeld && seat.costs.length > 0 ? <SeatCosts seat={seat} /> : null),
  },
];

function SeatCosts({ seat }: { seat: HeldSeatView }) {
  return seat.costs.map(({ amount, currency }) => (
    <span key={currency} className="block">
      <Money amount={amount} currency={currency} />
    </span>
  ));
}

function SeatStatus({ seat }: { seat: HeldSeatView }) {
  if (!seat.isHeld) return <StatusPill status={seat.endReason ?? "ENDED"} />;
  return <StatusPill status="ACTIVE" label={seat.isIdle ? "Idle" : "Held"} tone={seat.isIdle ? "warn" : "ok"} />;
}

/** The seats that a person holds and held, held ones first. */
export function PersonSeats({ seats, name, path }: { seats: readonly HeldSeatView[]; name: string; path: string }) {
  return (
    <DataTable
      label="Seats"
      state={listState(path, {})}
      columns={columns.map((column) => ({ ...column, hideable: false }))}
      rows={seats}
      rowId={(seat) => seat.id}
      rowName={(seat) => seat.license.name}
      rowHref={(seat) => `/admin/licenses/${seat.license.id}`}
      empty={{
        title: `${name} holds no seats`,
        detail: "Assign one on the page of a licence; what they ask for themselves appears under Requests.",
      }}
    />
  );
}
