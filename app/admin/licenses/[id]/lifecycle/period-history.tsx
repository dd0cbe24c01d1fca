import Link from "next/link";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
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
        <Table>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Seats</th>
              <th scope="col">State</th>
              <th scope="col" className="text-right">
                A seat
              </th>
              <th scope="col" className="text-right">
                Price
              </th>
            </tr>
          </thead>
          <tbody>
            {purchases.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link className="link" href={`/admin/licenses/${id}/purchases/${row.id}`}>
                    {row.startsOn ? <DateText value={day(row.startsOn)} /> : "the start"} to{" "}
                    {row.endsOn ? <DateText value={day(row.endsOn)} /> : "no end"}
                  </Link>
                </td>
                <td>{counted(row.seats, "seat")}</td>
                <td>
                  <StatusPill {...purchaseStanding[row.standing]} />
                </td>
                <td className="text-right">{row.perSeat ? <Money {...row.perSeat} /> : null}</td>
                <td className="text-right">{row.total ? <Money {...row.total} /> : "not known"}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
