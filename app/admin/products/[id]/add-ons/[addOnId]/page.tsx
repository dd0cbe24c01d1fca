import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { featureChoices } from "@/lib/catalog/feature-choices";
import { readAddOn } from "@/lib/catalog/read-add-on";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { ArchiveAct } from "../../../../archive-act";
import { BundleWords } from "../../../../bundle-words";
import { Facts } from "../../../../facts";
import { History } from "../../../../history";
import { archiveAddOnAction, restoreAddOnAction } from "../actions";
import { AddOnForm } from "../add-on-form";

type Params = { params: Promise<{ id: string; addOnId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await asUser(readAddOn, { addOnId: (await params).addOnId })).name };
}

export default async function AddOnPage({ params, searchParams }: Params) {
  const { id: productId, addOnId } = await params;
  const addOn = await asUser(readAddOn, { addOnId });
  if (addOn.productId !== productId) notFound();
  const product = await asUser(readProduct, { productId });
  const path = `/admin/products/${productId}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: path },
          { label: "Add-ons", href: `${path}?tab=add-ons` },
          { label: addOn.name },
        ]}
        title={addOn.name}
        pill={addOn.archivedAt ? <StatusPill status="ARCHIVED" /> : null}
        facts={[<BundleWords key="features" features={addOn.features} />]}
        acts={
          <ArchiveAct
            archived={addOn.archivedAt !== null}
            name={addOn.name}
            what="add-on"
            effect="No licence may have it."
            archive={archiveAddOnAction.bind(null, { addOnId })}
            restore={restoreAddOnAction.bind(null, { addOnId })}
          />
        }
      />
      {addOn.archivedAt ? (
        <Facts facts={[["Description", addOn.description]]} />
      ) : (
        <AddOnForm productId={productId} choices={await asUser(featureChoices, { productId })} addOn={addOn} />
      )}
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History subjectId={addOnId} search={await searchParams} path={`${path}/add-ons/${addOnId}`} />
    </>
  );
}
