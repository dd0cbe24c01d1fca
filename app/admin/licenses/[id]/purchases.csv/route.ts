import { toCsvExport } from "@/lib/http/csv-export";
import { listPurchases } from "@/lib/licenses/list-purchases";
import { dayText, moneyText } from "../../csv-text";
import { purchaseStanding } from "../../purchase-standing";

const exportPurchases = toCsvExport(listPurchases, {
  fileName: "purchases.csv",
  columns: [
    { key: "seats", header: "Seats", value: (row) => row.seats },
    { key: "standing", header: "State", value: (row) => purchaseStanding[row.standing].label },
    { key: "startsOn", header: "In force from", value: (row) => dayText(row.startsOn) },
    { key: "endsOn", header: "Last day", value: (row) => dayText(row.endsOn) },
    { key: "purchasedOn", header: "Bought on", value: (row) => dayText(row.purchasedOn) },
    { key: "supplier", header: "Supplier", value: (row) => row.supplier },
    { key: "orderNumber", header: "Order", value: (row) => row.orderNumber },
    { key: "purchaseOrder", header: "Purchase order", value: (row) => row.purchaseOrder },
    { key: "perSeat", header: "A seat", value: (row) => row.perSeat && moneyText(row.perSeat) },
    { key: "total", header: "Total", value: (row) => row.total && moneyText(row.total) },
    { key: "note", header: "Note", value: (row) => row.note },
  ],
});

/** The purchases of one licence: the list's export, with the licence of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("licenseId", (await params).id);
  return exportPurchases(new Request(url, request));
}
