import Link from "next/link";
import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import { StatusPill } from "@/components/status-pill";
import type { HeldSeatView } from "@/lib/seats/held-seat-view";
import { endWords, sourceWords } from "../license-words";
import { SeatCostText } from "../seat-cost";
import { lastInstant, menuSeat } from "./menu-seat";
import { RestoreSeat } from "./restore-seat";
import { SeatMenu } from "./seat-menu";

const license: Column<HeldSeatView> = {
  key: "license",
  header: "Licence",
  cell: (row) => (
    <Link className="hover:underline" href={`/admin/licenses/${row.licenseId}`}>
      {row.license.name}
    </Link>
  ),
};

const columns: readonly Column<HeldSeatView>[] = [
  { key: "person", header: "Person", cell: (row) => <Holder seat={row} /> },
  { key: "department", header: "Department", cell: (row) => row.person.department?.name ?? null },
  { key: "email", header: "E-mail", optional: true, card: "hidden", cell: (row) => row.person.email },
  { key: "heldFrom", header: "Since", sortable: true, cell: (row) => <DateText value={row.heldFrom} recent /> },
  {
    key: "heldUntil",
    header: "Until",
    sortable: true,
    cell: (row) => (row.heldUntil ? <DateText value={lastInstant(row.heldUntil)} /> : null),
  },
  { key: "end", header: "Ended", cell: (row) => (row.endReason ? endWords[row.endReason] : null) },
  { key: "lastUsed", header: "Last used", cell: (row) => lastUse(row) },
  { key: "use", header: "Use", card: "aside", cell: (row) => (row.isIdle ? <Badge tone="warn">Idle</Badge> : null) },
  { key: "source", header: "Came by", card: "hidden", cell: (row) => sourceWords[row.source] },
  {
    key: "cost",
    header: "Cost this term",
    align: "right",
    cell: (row) => (row.costs.length > 0 ? <SeatCostText costs={row.costs} by="term" /> : null),
  },
  { key: "acts", header: "Acts", align: "right", hideable: false, card: "aside", cell: actsOn },
];

function actsOn(seat: HeldSeatView) {
  if (seat.isHeld) return <SeatMenu seat={menuSeat(seat)} />;
  return seat.canBeRestored ? <RestoreSeat seatId={seat.id} person={seat.person.displayName} /> : null;
}

/** The seats of one licence; of all, with the licence named beside the person. */
export const seatColumns = columns;
export const allSeatColumns: readonly Column<HeldSeatView>[] = [...columns.slice(0, 1), license, ...columns.slice(1)];

function Holder({ seat }: { seat: HeldSeatView }) {
  return (
    <>
      {seat.person.displayName}
      {seat.person.status === "ACTIVE" ? null : (
        <>
          {" "}
          <StatusPill status={seat.person.status} />
        </>
      )}
    </>
  );
}

function lastUse(seat: HeldSeatView) {
  if (!seat.lastUsedOn) return seat.isIdle ? <span className="text-muted">never</span> : null;
  return <DateText value={seat.lastUsedOn.toISOString().slice(0, 10)} />;
}
