import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { readOrganization } from "@/lib/auth/read-organization";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";
import { readLicenseType } from "@/lib/licenses/read-license-type";
import { placesOf } from "../../license-rules/places";
import { NewLicenseForm } from "./new-license-form";
import { TypeCards } from "./type-cards";

export const metadata: Metadata = { title: "New licence" };

/** Two steps in one address: without `type` the types to choose from, with it the form (`none`: without a type). */
export default async function NewLicensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const [productId, typeId] = [[search.product].flat()[0], [search.type].flat()[0]];
  const crumbs = [{ label: "Licences", href: "/admin/licenses" }, { label: "New licence" }];
  if (!typeId) {
    const types = await asUser(listLicenseTypes, { limit: 200 });
    return (
      <>
        <PageHeader crumbs={crumbs} title="New licence" facts={["Choose the type whose rules it begins with"]} />
        <TypeCards types={types.items} product={productId} />
      </>
    );
  }
  const organization = await asUser(readOrganization, {});
  const product = productId ? await asUser(readProduct, { productId }) : null;
  const type = typeId === "none" ? null : await asUser(readLicenseType, { licenseTypeId: typeId });
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title="New licence"
        facts={[type ? `With the rules of ${type.name}` : "A right to use a product, and the seats bought for it"]}
      />
      <NewLicenseForm
        currency={organization.currency}
        product={product && { id: product.id, label: product.name }}
        type={type}
        places={placesOf(type?.restrictedTo)}
      />
    </>
  );
}
