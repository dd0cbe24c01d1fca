import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { ListSearch } from "@/components/table/list-search";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { browseCatalog, type CatalogOffer, type CatalogProduct } from "@/lib/requests/browse-catalog";

export const metadata: Metadata = { title: "Catalogue" };

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

export default async function CatalogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const q = single(search.q);
  const products = await asUser(browseCatalog, { q });
  return (
    <>
      <PageHeader
        title="Catalogue"
        facts={[q ? `${products.length} found` : `${products.length} products that you may ask for`]}
      />
      <div className="mt-4 max-w-[420px]">
        <ListSearch state={listState("/catalog", search)} placeholder="Search the catalogue" />
      </div>
      {products.length === 0 ? (
        <EmptyState
          title={q ? `Nothing is found for “${q}”` : "The catalogue is empty"}
          act={
            q ? (
              <Button asChild>
                <Link href="/catalog">Show everything</Link>
              </Button>
            ) : null
          }
        >
          {q
            ? "Try another word, or ask your administrator for it."
            : "Your organisation has not put anything into it yet."}
        </EmptyState>
      ) : (
        <ul className="mt-4 grid gap-2.5 lg:grid-cols-2">
          {products.map((product) => (
            <ProductCard key={product.productId} product={product} />
          ))}
        </ul>
      )}
    </>
  );
}

function ProductCard({ product }: { product: CatalogProduct }) {
  const mine = product.offers.find((offer) => offer.mine)?.mine;
  return (
    <li className="rounded-panel border-line bg-panel flex flex-col border px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <Link href={`/catalog/${product.productId}`} className="font-semibold hover:underline">
          {product.name}
        </Link>
        {mine?.kind === "seat" ? (
          <Badge tone="ok">Yours</Badge>
        ) : mine?.kind === "suite" ? (
          <Badge tone="ok">Yours, in {mine.suite}</Badge>
        ) : mine ? (
          <Badge tone="warn">{mine.status === "WAITLISTED" ? "On the waitlist" : "Asked"}</Badge>
        ) : null}
      </div>
      <p className="text-muted">{[product.vendor, product.category].filter(Boolean).join(" · ")}</p>
      {product.description ? <p className="mt-1 line-clamp-2">{product.description}</p> : null}
      <ul className="mt-auto grid gap-1 pt-2.5">
        {product.offers.map((offer) => (
          <Offer key={offer.licenseId} offer={offer} named={product.offers.length > 1} />
        ))}
      </ul>
    </li>
  );
}

function Offer({ offer, named }: { offer: CatalogOffer; named: boolean }) {
  return (
    <li>
      <p className="text-muted flex flex-wrap justify-between gap-x-3 text-sm">
        <span>
          {[named ? offer.licenseName : null, offer.owner ? `looked after by ${offer.owner}` : null]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {offer.price ? (
          <span className="whitespace-nowrap">
            {offer.price.monthly === null ? (
              <Money amount={offer.price.amount} currency={offer.price.currency} per="a seat" />
            ) : (
              <Money amount={offer.price.monthly} currency={offer.price.currency} per="a month" />
            )}
          </span>
        ) : null}
      </p>
      <SeatBar size="small" className="max-w-none" used={offer.held} capacity={offer.capacity} queued={offer.waiting} />
    </li>
  );
}
