import Link from "next/link";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { readVendor } from "@/lib/catalog/read-vendor";
import { asUser } from "@/lib/http/as-user";
import { ArchiveAct } from "../../archive-act";
import { History } from "../../history";
import { ProductTable } from "../../products/product-table";
import { archiveVendorAction, restoreVendorAction } from "../actions";

type VendorPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: VendorPageProps) {
  return { title: (await asUser(readVendor, { vendorId: (await params).id })).name };
}

export default async function VendorPage({ params, searchParams }: VendorPageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const vendor = await asUser(readVendor, { vendorId: id });
  const path = `/admin/vendors/${id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Vendors", href: "/admin/vendors" }]}
        title={vendor.name}
        pill={vendor.archivedAt ? <StatusPill status="ARCHIVED" /> : null}
        facts={[
          vendor.website ? (
            <a key="site" className="link" href={vendor.website} rel="noreferrer">
              {new URL(vendor.website).hostname}
            </a>
          ) : null,
          `${vendor.products} ${vendor.products === 1 ? "product" : "products"}`,
          <span key="added">
            added <DateText value={vendor.createdAt} recent />
          </span>,
        ]}
        acts={
          <>
            <ArchiveAct
              archived={vendor.archivedAt !== null}
              name={vendor.name}
              what="vendor"
              archive={archiveVendorAction.bind(null, { vendorId: id })}
              restore={restoreVendorAction.bind(null, { vendorId: id })}
            />
            {vendor.archivedAt ? null : (
              <>
                <Button asChild>
                  <Link href={`${path}/edit`}>Edit</Link>
                </Button>
                <Button asChild variant="primary">
                  <Link href={`/admin/products/new?vendor=${id}`}>Add product</Link>
                </Button>
              </>
            )}
          </>
        }
      />
      <Tabs
        label={vendor.name}
        tabs={[
          { label: "Products", href: path, count: vendor.products },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <ProductTable path={path} search={search} fixed={{ vendor: id }} />
      )}
    </>
  );
}
