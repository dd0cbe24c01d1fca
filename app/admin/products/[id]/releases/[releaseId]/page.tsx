import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { listChannels } from "@/lib/catalog/list-channels";
import { readRelease } from "@/lib/catalog/read-release";
import { asUser } from "@/lib/http/as-user";
import { isoDay } from "@/lib/kernel/calendar";
import { Facts } from "../../../../facts";
import { History } from "../../../../history";
import { ReleaseForm } from "../release-form";
import { ReleasePill } from "../release-pill";
import { ReleaseActs } from "./release-acts";

type Params = { params: Promise<{ id: string; releaseId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { product, version } = await asUser(readRelease, { releaseId: (await params).releaseId });
  return { title: `${product.name} ${version}` };
}

export default async function ReleasePage({ params, searchParams }: Params) {
  const { id: productId, releaseId } = await params;
  const release = await asUser(readRelease, { releaseId });
  if (release.productId !== productId) notFound();
  const { version, channel, releasedOn, notes, archivedAt, withdrawnAt, rowVersion } = release;
  const day = isoDay(releasedOn);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: release.product.name, href: `/admin/products/${productId}` },
          { label: "Releases", href: `/admin/products/${productId}?tab=releases` },
          { label: version },
        ]}
        title={`${release.product.name} ${version}`}
        pill={<ReleasePill release={release} />}
        facts={[
          channel,
          <span key="day">
            published <DateText value={day} />
          </span>,
          <Link key="upgrade" className="link" href={`/admin/products/${productId}/upgrade?version=${version}`}>
            Who may move to it
          </Link>,
        ]}
        acts={
          <ReleaseActs
            releaseId={releaseId}
            name={`${release.product.name} ${version}`}
            isWithdrawn={withdrawnAt !== null}
            isArchived={archivedAt !== null}
          />
        }
      />
      {archivedAt ? (
        <Facts facts={[["Notes", notes]]} />
      ) : (
        <ReleaseForm
          productId={productId}
          channels={await asUser(listChannels, { productId })}
          today={day}
          release={{ id: releaseId, version, channel, releasedOn: day, notes: notes ?? "", state: rowVersion }}
        />
      )}
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History
        subjectId={releaseId}
        search={await searchParams}
        path={`/admin/products/${productId}/releases/${releaseId}`}
      />
    </>
  );
}
