import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import type { PurchaseView } from "@/lib/licenses/purchase-view";
import { Facts } from "../../../../facts";
import { day } from "../../../license-columns";
import { counted } from "../../../license-words";

/** Everything that is recorded of a purchase, where it can no longer be corrected. */
export function PurchaseFacts({ purchase }: { purchase: PurchaseView }) {
  const days = (date: Date | null) => date && <DateText value={day(date)} />;
  return (
    <div className="mt-4">
      <Facts
        facts={[
          ["Seats", counted(purchase.seats, "seat")],
          ["In force from", days(purchase.startsOn)],
          ["Last day", days(purchase.endsOn)],
          ["Bought on", days(purchase.purchasedOn)],
          ["Supplier", purchase.supplier],
          ["Order", purchase.orderNumber],
          ["Purchase order", purchase.purchaseOrder],
          ["A seat", purchase.perSeat && <Money {...purchase.perSeat} />],
          ["Total", purchase.total && <Money {...purchase.total} />],
          ["Note", purchase.note],
          ["Archived", purchase.archivedAt && <DateText value={purchase.archivedAt} time />],
        ]}
      />
    </div>
  );
}
