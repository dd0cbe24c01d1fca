import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";
import { day } from "../../license-columns";
import { purchaseStanding } from "../../purchase-standing";

type MaintenanceListProps = Pick<Lifecycle, "maintenance" | "today">;

/** The spans of maintenance: the right to each release that was published in one of them stays. */
export function MaintenanceList({ maintenance, today }: MaintenanceListProps) {
  const standing = (period: MaintenanceListProps["maintenance"][number]) =>
    period.startsOn && period.startsOn > today
      ? "UPCOMING"
      : period.endsOn && period.endsOn < today
        ? "ENDED"
        : "IN_FORCE";
  return (
    <Panel title="Maintenance" note="releases published in it may be used for good">
      {maintenance.length === 0 ? (
        <p className="text-muted">
          No maintenance is recorded, and none is asked for. Once there is some, releases published outside it are not
          covered.
        </p>
      ) : (
        <Table>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">State</th>
              <th scope="col">Order</th>
              <th scope="col" className="text-right">
                Price
              </th>
            </tr>
          </thead>
          <tbody>
            {maintenance.map((period) => (
              <tr key={period.id ?? "bought"}>
                <td>
                  {period.startsOn ? <DateText value={day(period.startsOn)} /> : "the start"} to{" "}
                  {period.endsOn ? <DateText value={day(period.endsOn)} /> : "no end"}
                </td>
                <td>
                  <StatusPill {...purchaseStanding[standing(period)]} />
                </td>
                <td>{period.id === null ? "bought with the licence" : period.orderNumber}</td>
                <td className="text-right">{period.price ? <Money {...period.price} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
