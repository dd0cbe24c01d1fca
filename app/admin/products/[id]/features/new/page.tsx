import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { FeatureForm } from "../feature-form";

export const metadata: Metadata = { title: "Add feature" };

export default async function NewFeaturePage({ params }: { params: Promise<{ id: string }> }) {
  const { id: productId } = await params;
  const product = await asUser(readProduct, { productId });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: `/admin/products/${productId}` },
          { label: "Features", href: `/admin/products/${productId}?tab=features` },
        ]}
        title="Add feature"
      />
      <FeatureForm productId={productId} />
    </>
  );
}
