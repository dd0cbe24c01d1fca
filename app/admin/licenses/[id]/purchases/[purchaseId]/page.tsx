import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { readPurchase } from "@/lib/licenses/read-purchase";
import { dayText } from "../../../csv-text";
import { counted } from "../../../license-words";
import { ArchivePurchase } from "./archive-purchase";
import { EditPurchaseForm } from "./edit-purchase-form";

export const metadata: Metadata = { title: "Purchase" };

type Params = { params: Promise<{ id: string; purchaseId: string }> };

export default async function PurchasePage({ params }: Params) {
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
        facts={["Corrects what was entered. Seats bought anew are a purchase of their own."]}
        acts={<ArchivePurchase purchaseId={purchaseId} licenseId={licenseId} seats={seats} />}
      />
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
    </>
  );
}
