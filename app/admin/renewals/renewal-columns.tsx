import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import type { RenewalRow } from "@/lib/lifecycle/list-renewals";
import { day } from "../licenses/license-columns";
import { counted, termWords } from "../licenses/license-words";
import { taskWords } from "./task-words";

const dayCell = (date: Date | null) => (date ? <DateText value={day(date)} /> : null);

/** The keys are also the CSV's columns and the names to sort by. */
export const renewalColumns: readonly Column<RenewalRow>[] = [
  { key: "name", header: "Licence", sortable: true, cell: (row) => row.name },
  { key: "vendor", header: "Vendor", cell: (row) => row.vendor.name },
  {
    key: "task",
    header: "What to do",
    card: "aside",
    cell: (row) => <StatusPill status={row.task} {...taskWords[row.task]} />,
  },
  {
    key: "decideOn",
    header: "Decide by",
    cell: (row) => (
      <>
        {dayCell(row.decideOn)}
        {row.noticeMissed ? <span className="text-bad block text-sm">notice missed</span> : null}
      </>
    ),
  },
  { key: "endsOn", header: "Last day", sortable: true, cell: (row) => dayCell(row.endsOn) },
  { key: "graceEndsOn", header: "Grace until", optional: true, cell: (row) => dayCell(row.graceEndsOn) },
  {
    key: "costs",
    header: "Next term costs",
    align: "right",
    cell: (row) =>
      row.costs.length > 0
        ? row.costs.map((cost, at) => (
            <span key={cost.currency}>
              {at > 0 ? " + " : ""}
              <Money {...cost} />
            </span>
          ))
        : null,
  },
  { key: "nextEndsOn", header: "Would run until", optional: true, cell: (row) => dayCell(row.nextEndsOn) },
  {
    key: "seats",
    header: "Held of owned",
    align: "right",
    cell: (row) =>
      row.allocation === "NAMED" || row.allocation === "NODE_LOCKED"
        ? `${row.seats.held} of ${row.seats.capacity}`
        : counted(row.seats.capacity, "seat"),
  },
  { key: "term", header: "Term", optional: true, cell: (row) => termWords[row.term] },
  { key: "owner", header: "Owner", cell: (row) => row.owner?.displayName },
];
