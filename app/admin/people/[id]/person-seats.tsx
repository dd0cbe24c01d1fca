import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { StatusPill } from "@/components/status-pill";
import { Table } from "@/components/ui/table";
import { isoDay } from "@/lib/kernel/calendar";
import type { HeldSeatView } from "@/lib/seats/held-seat-view";

/** The seats that a person holds and held, held ones first. */
export function PersonSeats({ seats, name }: { seats: readonly HeldSeatView[]; name: string }) {
  if (seats.length === 0) {
    return (
      <EmptyState title={`${name} holds no seats`}>
        Assign one on the page of a licence; what they ask for themselves appears under Requests.
      </EmptyState>
    );
  }
  return (
    <div className="mt-4 overflow-x-auto">
      <Table>
        <thead>
          <tr>
            <th scope="col">Licence</th>
            <th scope="col">Product</th>
            <th scope="col">Status</th>
            <th scope="col">Since</th>
            <th scope="col">Until</th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.id}>
              <td>
                <Link className="font-medium hover:underline" href={`/admin/licenses/${seat.license.id}`}>
                  {seat.license.name}
                </Link>
              </td>
              <td>{seat.license.product.name}</td>
              <td>
                {seat.isHeld ? (
                  <StatusPill
                    status="ACTIVE"
                    label={seat.isIdle ? "Idle" : "Held"}
                    tone={seat.isIdle ? "warn" : "ok"}
                  />
                ) : (
                  <StatusPill status={seat.endReason ?? "ENDED"} />
                )}
              </td>
              <td>
                <DateText value={seat.heldFrom} />
              </td>
              <td>{seat.heldUntil ? <DateText value={seat.heldUntil} /> : null}</td>
              <td>{seat.lastUsedOn ? <DateText value={isoDay(seat.lastUsedOn)} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
