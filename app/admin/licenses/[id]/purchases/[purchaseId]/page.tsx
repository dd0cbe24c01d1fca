import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { readPurchase } from "@/lib/licenses/read-purchase";
import { History } from "../../../../history";
import { dayText } from "../../../csv-text";
import { counted } from "../../../license-words";
import { purchaseStanding } from "../../../purchase-standing";
import { ArchivePurchase } from "./archive-purchase";
import { EditPurchaseForm } from "./edit-purchase-form";
import { PurchaseFacts } from "./purchase-facts";

export const metadata: Metadata = { title: "Purchase" };

type Params = { params: Promise<{ id: string; purchaseId: string }>; searchParams: Promise<SearchParams> };

export default async function PurchasePage({ params, searchParams }: Params) {
  const { id: licenseId, purchaseId } = await params;
  const license = await asUser(readLicense, { licenseId });
  const purchase = await asUser(readPurchase, { licenseId, purchaseId });
  const organization = await asUser(readOrganization, {});
  const { seats, price, priceBasis, orderNumber, purchaseOrder, supplier, note } = purchase;
  const days = {
    startsOn: dayText(purchase.startsOn) ?? "",
    endsOn: dayText(purchase.endsOn) ?? "",
    purchasedOn: dayText(purchase.purchasedOn) ?? "",
  };
  const isOut = purchase.archivedAt !== null || license.archivedAt !== null;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: `/admin/licenses/${licenseId}` },
          { label: "Purchases", href: `/admin/licenses/${licenseId}?tab=purchases` },
          { label: counted(seats, "seat") },
        ]}
        title={`Purchase of ${counted(seats, "seat")}`}
        pill={<StatusPill {...purchaseStanding[purchase.standing]} />}
        facts={isOut ? [] : ["Corrects what was entered. Seats bought anew are a purchase of their own."]}
        acts={isOut ? null : <ArchivePurchase purchaseId={purchaseId} licenseId={licenseId} seats={seats} />}
      />
      {isOut ? (
        <PurchaseFacts purchase={purchase} />
      ) : (
        <EditPurchaseForm
          purchaseId={purchaseId}
          licenseId={licenseId}
          version={purchase.version}
          currency={organization.currency}
          values={{
            seats,
            priceBasis,
            price,
            ...days,
            orderNumber: orderNumber ?? "",
            purchaseOrder: purchaseOrder ?? "",
            supplier: supplier ?? "",
            note: note ?? "",
          }}
        />
      )}
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History
        subjectId={purchaseId}
        search={await searchParams}
        path={`/admin/licenses/${licenseId}/purchases/${purchaseId}`}
      />
    </>
  );
}
