import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { featureChoices } from "@/lib/catalog/feature-choices";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { AddOnForm } from "../add-on-form";

export const metadata: Metadata = { title: "New add-on" };

export default async function NewAddOnPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: productId } = await params;
  const product = await asUser(readProduct, { productId });
  const choices = await asUser(featureChoices, { productId });
  const path = `/admin/products/${productId}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: path },
          { label: "Add-ons", href: `${path}?tab=add-ons` },
        ]}
        title="New add-on"
      />
      {choices.length > 0 ? (
        <AddOnForm productId={productId} choices={choices} />
      ) : (
        <EmptyState
          title={`${product.name} has no features yet`}
          act={
            <Button asChild variant="primary">
              <Link href={`${path}/features/new`}>Add feature</Link>
            </Button>
          }
        >
          An add-on is a bundle of features. Add the features first.
        </EmptyState>
      )}
    </>
  );
}
