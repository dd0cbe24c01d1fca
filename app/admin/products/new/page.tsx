import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { listCategories } from "@/lib/catalog/list-categories";
import { nameProductFilters } from "@/lib/catalog/name-filters";
import { asUser } from "@/lib/http/as-user";
import { ProductForm } from "../product-form";

export const metadata: Metadata = { title: "Add product" };

export default async function NewProductPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const vendor = [(await searchParams).vendor].flat()[0];
  const names = await asUser(nameProductFilters, { vendor: vendor || undefined });
  return (
    <>
      <PageHeader crumbs={[{ label: "Products", href: "/admin/products" }]} title="Add product" />
      <ProductForm
        vendor={vendor && names.vendor ? { id: vendor, label: names.vendor } : null}
        categories={await asUser(listCategories, {})}
      />
    </>
  );
}
