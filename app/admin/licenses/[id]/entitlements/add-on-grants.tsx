import Link from "next/link";
import { Count } from "@/components/count";
import type { LicenseAddOnView } from "@/lib/entitlements/license-add-on-view";
import { BundleWords } from "../../../bundle-words";
import { EditAddOn } from "./edit-add-on";
import { GrantAddOn } from "./grant-add-on";
import { GrantTable } from "./grant-table";

type AddOnGrantsProps = {
  licenseId: string;
  product: { id: string; name: string };
  rows: readonly LicenseAddOnView[];
  choices: readonly { id: string; name: string }[];
  canChange: boolean;
  timeZone: string;
};

/** The add-ons of a licence: quantity × what one gives is added to what the licence grants itself. */
export function AddOnGrants({ licenseId, product, rows, choices, canChange, timeZone }: AddOnGrantsProps) {
  return (
    <GrantTable
      title="Add-ons"
      note="What each gives is added, so many times, to what the licence grants itself"
      label="Add-ons of the licence"
      of="add-on"
      rows={rows}
      canChange={canChange}
      timeZone={timeZone}
      nameOf={({ addOn }) => addOn.name}
      columns={[
        { key: "name", header: "Add-on", cell: ({ addOn }) => addOn.name },
        { key: "times", header: "Times", align: "right", cell: ({ quantity }) => <Count value={quantity} /> },
        {
          key: "gives",
          header: "One gives",
          wraps: true,
          cell: ({ addOn }) => <BundleWords features={addOn.features} />,
        },
      ]}
      edit={({ id, version, quantity, addOn }, days) => (
        <EditAddOn addOn={{ id, version, name: addOn.name, quantity, days }} />
      )}
      empty={choices.length > 0 ? "This licence has no add-ons." : <NoAddOns product={product} />}
      add={choices.length > 0 ? <GrantAddOn licenseId={licenseId} choices={choices} /> : null}
    />
  );
}

function NoAddOns({ product }: { product: { id: string; name: string } }) {
  return (
    <>
      {product.name} has no add-ons.{" "}
      <Link className="link" href={`/admin/products/${product.id}?tab=add-ons`}>
        Its bundles are made on its page
      </Link>
      .
    </>
  );
}
