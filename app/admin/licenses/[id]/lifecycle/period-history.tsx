import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";
import { day } from "../../license-columns";
import { counted } from "../../license-words";
import { purchaseStanding } from "../../purchase-standing";

/** What was bought for each period, the newest first. */
export function PeriodHistory({ lifecycle: { id, purchases, next } }: { lifecycle: Lifecycle }) {
  return (
    <Panel
      title="Purchases by period"
      note={
        next && next.costs.length > 0 ? (
          <>
            the next term costs{" "}
            {next.costs.map((cost, at) => (
              <span key={cost.currency}>
                {at > 0 ? " + " : ""}
                <Money {...cost} />
              </span>
            ))}
            , as things stand
          </>
        ) : null
      }
    >
      {purchases.length === 0 ? (
        <p className="text-muted">Nothing was bought for it yet.</p>
      ) : (
        <CardTable
          label="Purchases by period"
          columns={columnsOf(id)}
          rows={purchases}
          rowId={(purchase) => purchase.id}
        />
      )}
    </Panel>
  );
}

const columnsOf = (licenseId: string): CardColumn<Lifecycle["purchases"][number]>[] => [
  {
    key: "period",
    header: "Period",
    cell: ({ id, startsOn, endsOn }) => (
      <Link className="link" href={`/admin/licenses/${licenseId}/purchases/${id}`}>
        {startsOn ? <DateText value={day(startsOn)} /> : "the start"} to{" "}
        {endsOn ? <DateText value={day(endsOn)} /> : "no end"}
      </Link>
    ),
  },
  { key: "seats", header: "Seats", cell: ({ seats }) => counted(seats, "seat") },
  {
    key: "state",
    header: "State",
    card: "aside",
    cell: ({ standing }) => <StatusPill {...purchaseStanding[standing]} />,
  },
  {
    key: "each",
    header: "A seat",
    align: "right",
    cell: ({ perSeat }) => (perSeat ? <Money {...perSeat} /> : null),
  },
  { key: "price", header: "Price", align: "right", cell: ({ total }) => (total ? <Money {...total} /> : "not known") },
];
