import Link from "next/link";
import { DateText } from "@/components/date";
import { isoDay } from "@/lib/kernel/calendar";
import type { HeldSeatView } from "@/lib/seats/held-seat-view";
import { Facts } from "../../../facts";
import { sourceWords } from "../../license-words";
import { SeatCostText } from "../../seat-cost";
import { lastInstant } from "../menu-seat";

/** Everything that is recorded of a seat. */
export function SeatFacts({ seat }: { seat: HeldSeatView }) {
  const { person, license, requestId } = seat;
  return (
    <Facts
      facts={[
        [
          "Person",
          <Link key="person" className="link" href={`/admin/people/${person.id}`}>
            {person.displayName}
          </Link>,
        ],
        [
          "Department",
          person.department && (
            <Link key="department" className="link" href={`/admin/departments/${person.department.id}`}>
              {person.department.name}
            </Link>
          ),
        ],
        [
          "Product",
          <Link key="product" className="link" href={`/admin/products/${license.product.id}`}>
            {license.product.name}
          </Link>,
        ],
        ["Held since", <DateText key="since" value={seat.heldFrom} time />],
        [
          seat.isHeld ? "Last day" : "Held until",
          seat.heldUntil &&
            (seat.isHeld ? <DateText value={lastInstant(seat.heldUntil)} /> : <DateText value={seat.heldUntil} time />),
        ],
        ["Note on its end", seat.endNote],
        ["Last used", seat.lastUsedOn && <DateText value={isoDay(seat.lastUsedOn)} />],
        [
          "Came by",
          requestId ? (
            <Link key="request" className="link" href={`/admin/requests/${requestId}`}>
              {sourceWords[seat.source]}
            </Link>
          ) : (
            sourceWords[seat.source]
          ),
        ],
        ["Cost this term", seat.isHeld && seat.costs.length > 0 ? <SeatCostText costs={seat.costs} by="term" /> : null],
        ["May be given to another person", license.reassignable ? "Yes" : "No"],
      ]}
    />
  );
}
