import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { ProductTable } from "../product-table";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <>
      <PageHeader
        title="Products"
        acts={
          <Button asChild variant="primary">
            <Link href="/admin/products/new">Add product</Link>
          </Button>
        }
      />
      <ProductTable path="/admin/products" search={await searchParams} />
    </>
  );
}
