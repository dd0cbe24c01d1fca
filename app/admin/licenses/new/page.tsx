import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { readOrganization } from "@/lib/auth/read-organization";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { NewLicenseForm } from "./new-license-form";

export const metadata: Metadata = { title: "New licence" };

export default async function NewLicensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const productId = [(await searchParams).product].flat()[0];
  const organization = await asUser(readOrganization, {});
  const product = productId ? await asUser(readProduct, { productId }) : null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licences", href: "/admin/licenses" }, { label: "New licence" }]}
        title="New licence"
        facts={["A right to use a product, and the seats bought for it"]}
      />
      <NewLicenseForm currency={organization.currency} product={product && { id: product.id, label: product.name }} />
    </>
  );
}
