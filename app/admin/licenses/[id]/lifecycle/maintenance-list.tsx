import { CardTable, type CardColumn } from "@/components/card-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";
import { day } from "../../license-columns";
import { purchaseStanding } from "../../purchase-standing";

type MaintenanceListProps = Pick<Lifecycle, "maintenance" | "today">;
type Period = MaintenanceListProps["maintenance"][number];

/** The spans of maintenance: the right to each release that was published in one of them stays. */
export function MaintenanceList({ maintenance, today }: MaintenanceListProps) {
  return (
    <Panel title="Maintenance" note="releases published in it may be used for good">
      {maintenance.length === 0 ? (
        <p className="text-muted">
          No maintenance is recorded, and none is asked for. Once there is some, releases published outside it are not
          covered.
        </p>
      ) : (
        <CardTable
          label="Maintenance"
          columns={columnsOn(today)}
          rows={maintenance}
          rowId={(period) => period.id ?? "bought"}
        />
      )}
    </Panel>
  );
}

const columnsOn = (today: Date): CardColumn<Period>[] => [
  {
    key: "period",
    header: "Period",
    cell: ({ startsOn, endsOn }) => (
      <>
        {startsOn ? <DateText value={day(startsOn)} /> : "the start"} to{" "}
        {endsOn ? <DateText value={day(endsOn)} /> : "no end"}
      </>
    ),
  },
  {
    key: "state",
    header: "State",
    card: "aside",
    cell: (period) => <StatusPill {...purchaseStanding[standingOn(today, period)]} />,
  },
  {
    key: "order",
    header: "Order",
    cell: ({ id, orderNumber }) => (id === null ? "bought with the licence" : orderNumber),
  },
  { key: "price", header: "Price", align: "right", cell: ({ price }) => (price ? <Money {...price} /> : null) },
];

function standingOn(today: Date, { startsOn, endsOn }: Period) {
  if (startsOn && startsOn > today) return "UPCOMING";
  return endsOn && endsOn < today ? "ENDED" : "IN_FORCE";
}
