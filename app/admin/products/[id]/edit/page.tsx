import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { listCategories } from "@/lib/catalog/list-categories";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { ProductForm } from "../../product-form";

export const metadata: Metadata = { title: "Edit product" };

export default async function EditProductPage({ params }: { params: Promise<{ id: string }> }) {
  const product = await asUser(readProduct, { productId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: `/admin/products/${product.id}` },
        ]}
        title={`Edit ${product.name}`}
      />
      <ProductForm product={product} categories={await asUser(listCategories, {})} />
    </>
  );
}
