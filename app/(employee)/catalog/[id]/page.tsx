import type { Metadata } from "next";
import Link from "next/link";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { getCatalogProduct, type CatalogOffer } from "@/lib/requests/browse-catalog";
import { chainInWords } from "../../../request-words";
import { AskForm } from "./ask-form";

export const metadata: Metadata = { title: "Ask for software" };

export default async function CatalogProductPage({ params }: { params: Promise<{ id: string }> }) {
  const product = await asUser(getCatalogProduct, { productId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Catalogue", href: "/catalog" }, { label: product.name }]}
        title={product.name}
        facts={[product.vendor, product.category]}
      />
      {product.description ? <p className="mt-3 max-w-[640px]">{product.description}</p> : null}
      <div className="mt-5 grid max-w-[640px] gap-4">
        {product.offers.map((offer) => (
          <Offer key={offer.licenseId} offer={offer} />
        ))}
      </div>
    </>
  );
}

function Offer({ offer }: { offer: CatalogOffer }) {
  return (
    <Panel
      title={offer.licenseName}
      note={
        offer.price ? (
          offer.price.monthly === null ? (
            <Money amount={offer.price.amount} currency={offer.price.currency} per="a seat" />
          ) : (
            <Money amount={offer.price.monthly} currency={offer.price.currency} per="a seat each month" />
          )
        ) : null
      }
    >
      <SeatBar used={offer.held} capacity={offer.capacity} queued={offer.waiting} />
      <p className="text-muted mt-2">
        {chainInWords(offer.approvals)}.{offer.owner ? ` ${offer.owner} looks after this licence.` : ""}
      </p>
      {offer.mine?.kind === "seat" ? (
        <Standing text="You hold a seat of it." href={`/my/${offer.mine.seatId}`} act="Start using it" />
      ) : offer.mine?.kind === "suite" ? (
        <Standing
          text={`Your seat of ${offer.mine.suite} includes it.`}
          href={`/my/${offer.mine.seatId}`}
          act="Start using it"
        />
      ) : offer.mine ? (
        <Standing
          text={offer.mine.status === "WAITLISTED" ? "You are on the waitlist." : "You have asked for it."}
          href={`/my/requests/${offer.mine.requestId}`}
          act="See your request"
        />
      ) : (
        <AskForm licenseId={offer.licenseId} license={offer.licenseName} wait={offer.free === 0 || offer.waiting > 0} />
      )}
    </Panel>
  );
}

function Standing({ text, href, act }: { text: string; href: string; act: string }) {
  return (
    <p className="border-line mt-3 flex flex-wrap items-center gap-3 border-t pt-3">
      {text}
      <Button asChild size="small">
        <Link href={href}>{act}</Link>
      </Button>
    </p>
  );
}
