import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { readProduct } from "@/lib/catalog/read-product";
import { readProductServers } from "@/lib/flexnet/read-product-servers";
import { asUser } from "@/lib/http/as-user";
import { ArchiveAct } from "../../archive-act";
import { History } from "../../history";
import { archiveProductAction, restoreProductAction } from "../actions";
import { ProductAddOns } from "./product-add-ons";
import { ProductFacts } from "./product-facts";
import { ProductFeatures } from "./product-features";
import { ProductLicenses } from "./product-licenses";
import { ProductReleases } from "./product-releases";
import { ProductServers } from "./product-servers";
import { ProductSuite } from "./product-suite";

type ProductPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: ProductPageProps) {
  return { title: `${(await asUser(readProduct, { productId: (await params).id })).name} · Products` };
}

export default async function ProductPage({ params, searchParams }: ProductPageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const product = await asUser(readProduct, { productId: id });
  const servers = await asUser(readProductServers, { productId: id });
  const path = `/admin/products/${id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/admin/products" }]}
        title={product.name}
        pill={
          product.archivedAt ? (
            <StatusPill status="ARCHIVED" />
          ) : product.requestable ? (
            <StatusPill status="ACTIVE" label="May be requested" />
          ) : null
        }
        facts={[
          <Link key="vendor" className="link" href={`/admin/vendors/${product.vendor.id}`}>
            {product.vendor.name}
          </Link>,
          product.category,
          product.owner ? (
            <span key="owner">
              owned by{" "}
              <Link className="link" href={`/admin/people/${product.owner.id}`}>
                {product.owner.displayName}
              </Link>
            </span>
          ) : null,
        ]}
        acts={
          <>
            <ArchiveAct
              archived={product.archivedAt !== null}
              name={product.name}
              what="product"
              effect="It can no longer be requested."
              archive={archiveProductAction.bind(null, { productId: id })}
              restore={restoreProductAction.bind(null, { productId: id })}
            />
            {product.archivedAt ? null : (
              <>
                <Button asChild>
                  <Link href={`${path}/edit`}>Edit</Link>
                </Button>
                <Button asChild variant="primary">
                  <Link href={`/admin/licenses/new?product=${id}`}>New licence</Link>
                </Button>
              </>
            )}
          </>
        }
      />
      <Tabs
        label={product.name}
        tabs={[
          { label: "Licences", href: path, count: product.licenses },
          ...(servers.servers.length > 0
            ? [{ label: "Licence servers", href: `${path}?tab=servers`, count: servers.servers.length }]
            : []),
          { label: "Features", href: `${path}?tab=features` },
          { label: "Add-ons", href: `${path}?tab=add-ons` },
          { label: "Suite", href: `${path}?tab=suite` },
          { label: "Releases", href: `${path}?tab=releases` },
          { label: "Facts", href: `${path}?tab=facts` },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "servers" ? (
        <ProductServers of={servers} />
      ) : search.tab === "facts" ? (
        <ProductFacts product={product} />
      ) : search.tab === "releases" ? (
        <ProductReleases productId={id} path={path} search={search} canAdd={product.archivedAt === null} />
      ) : search.tab === "features" ? (
        <ProductFeatures productId={id} path={path} search={search} canAdd={product.archivedAt === null} />
      ) : search.tab === "add-ons" ? (
        <ProductAddOns productId={id} path={path} search={search} canAdd={product.archivedAt === null} />
      ) : search.tab === "suite" ? (
        <ProductSuite productId={id} canChange={product.archivedAt === null} />
      ) : search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <ProductLicenses productId={id} path={path} search={search} />
      )}
    </>
  );
}
