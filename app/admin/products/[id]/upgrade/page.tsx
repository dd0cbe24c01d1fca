import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "@/components/data-table";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listReleases } from "@/lib/catalog/list-releases";
import { readProduct } from "@/lib/catalog/read-product";
import { plainVersion } from "@/lib/catalog/semantic-version";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { isoDay } from "@/lib/kernel/calendar";
import { upgradeEligibility, upgradeNeeds } from "@/lib/reports/upgrade-eligibility";
import { upgradeTotals, type UpgradeTotals } from "@/lib/reports/upgrade-totals";
import { needWords } from "../../../upgrade-words";
import { upgradeColumns } from "./upgrade-columns";
import { UpgradeFigures } from "./upgrade-figures";
import { VersionChoice } from "./version-choice";

export const metadata: Metadata = { title: "Upgrade" };

type Params = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function UpgradePage({ params, searchParams }: Params) {
  const [{ id: productId }, search] = [await params, await searchParams];
  const product = await asUser(readProduct, { productId });
  const releases = await asUser(listReleases, { productId, withdrawn: "no", limit: 100 });
  const asked = [search.version].flat()[0] ?? "";
  const version = plainVersion(asked);
  const path = `/admin/products/${productId}/upgrade`;
  const crumbs = [
    { label: "Products", href: "/admin/products" },
    { label: product.name, href: `/admin/products/${productId}` },
    { label: "Releases", href: `/admin/products/${productId}?tab=releases` },
  ];
  const choice = (
    <VersionChoice
      path={path}
      version={asked}
      known={releases.items.map((release) => release.version)}
      error={asked !== "" && version === null ? "Write a version such as 5.0.0." : undefined}
    />
  );
  if (version === null && (asked !== "" || releases.total === 0)) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={`Upgrade of ${product.name}`} />
        {choice}
        {releases.total === 0 ? (
          <EmptyState
            title="No releases yet"
            act={
              <Button asChild>
                <Link href={`/admin/products/${productId}/releases/new`}>Add release</Link>
              </Button>
            }
          >
            Name a version above, or add the releases of {product.name} with the days they were published.
          </EmptyState>
        ) : null}
      </>
    );
  }
  const totals = await asUser(upgradeTotals, { productId, ...(version ? { version } : {}) });
  const { target } = totals;
  const page = await asUserList(upgradeEligibility, search, { productId, version: target.version });
  return (
    <>
      <PageHeader crumbs={crumbs} title={`${product.name} ${target.version}: who may move`} facts={factsOf(target)} />
      <VersionChoice path={path} version={target.version} known={releases.items.map((release) => release.version)} />
      <UpgradeFigures totals={totals} path={path} />
      <DataTable
        label="Licences"
        state={listState(path, { ...search, version: target.version })}
        columns={upgradeColumns(productId)}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/licenses/${row.id}?tab=versions`}
        search="Search licences"
        filters={[
          {
            key: "need",
            label: "Upgrade",
            kind: "choice",
            options: upgradeNeeds.map((need) => ({ value: need, label: needWords[need] })),
          },
        ]}
        count={page.total}
        exportPath={`/admin/products/${productId}/upgrade.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No licences of this product",
          detail: "Add the licence under which your people use it.",
          act: (
            <Button asChild>
              <Link href={`/admin/licenses/new?product=${productId}`}>New licence</Link>
            </Button>
          ),
        }}
      />
    </>
  );
}

function factsOf({ publishedOn, isKnown, isWithdrawn, channel }: UpgradeTotals["target"]) {
  return [
    isKnown ? (
      <>
        published <DateText value={isoDay(publishedOn)} />
      </>
    ) : (
      <>
        not among the releases: counts as published <DateText value={isoDay(publishedOn)} />
      </>
    ),
    channel,
    isWithdrawn ? "withdrawn: choose another version to move to" : null,
  ];
}
