import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Tabs } from "@/components/ui/tabs";
import { ungrantedFeatures } from "@/lib/floating/ungranted-features";
import { readPoolsNow } from "@/lib/floating/read-pools-now";
import { asUser } from "@/lib/http/as-user";
import { counted } from "../../../licenses/license-words";
import { LiveSeatBar } from "../../live-cells";
import { LiveMark, LivePools } from "../../live-pools";
import { NotGranted } from "../../not-granted";
import { holderRuleWords, poolTitle, span } from "../../pool-words";
import { poolOf, type PoolDetail } from "../pool-of";
import { contentOf, tabsOf } from "../pool-tabs";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Pool of ${poolTitle(await poolOf((await params).id))}` };
}

export default async function PoolPage({ params, searchParams }: PageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const pool = await poolOf(id);
  const tab = [search.tab].flat()[0];
  const detailed = !tabsOf(pool).some(({ href }) => href.endsWith(`?tab=${tab}`));
  const ungranted =
    pool.feature && !pool.archivedAt ? await asUser(ungrantedFeatures, { licenseId: pool.licenseId }) : [];
  const missing = ungranted.find(({ code }) => code === pool.feature);
  const now = await asUser(readPoolsNow, { poolIds: [id], detailed });
  return (
    <LivePools initial={now} detailed={detailed}>
      <PageHeader
        crumbs={[
          { label: "Pools", href: "/admin/pools" },
          { label: pool.license, href: `/admin/licenses/${pool.licenseId}` },
          { label: pool.featureName ?? "All seats" },
        ]}
        title={poolTitle(pool)}
        pill={<StatusPill status={pool.archivedAt ? "ARCHIVED" : pool.state} />}
        facts={[...factsOf(pool), <LiveMark key="live" />]}
      />
      {missing ? <NotGranted licenseId={pool.licenseId} feature={missing} className="mt-4" /> : null}
      <LiveSeatBar id={id} className="mt-5" />
      <Tabs label="Pool" tabs={tabsOf(pool)} />
      {await contentOf(tab, pool, search)}
    </LivePools>
  );
}

function factsOf({ license, licenseId, feature, capacity, holderRule, leaseSecondsInForce }: PoolDetail): ReactNode[] {
  return [
    <>
      {feature ? "Feature of " : "Seats of "}
      <Link className="hover:underline" href={`/admin/licenses/${licenseId}`}>
        {license}
      </Link>
    </>,
    capacity === null ? "seats not counted" : counted(capacity, "seat"),
    `one holder is ${holderRuleWords[holderRule]}`,
    `a lease runs ${span(leaseSecondsInForce)} without a heartbeat`,
  ];
}
