import type { Metadata } from "next";
import Link from "next/link";
import { cache, type ReactNode } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { readLicenseServers } from "@/lib/flexnet/read-license-servers";
import { asUser } from "@/lib/http/as-user";
import { readLicense, type LicenseDetail } from "@/lib/licenses/read-license";
import { unitOf } from "@/lib/licenses/unit-of";
import { day, isCounted, LicensePill } from "../../license-columns";
import { allocationWords, counted, termWords } from "../../license-words";
import { LicenseFigures } from "../license-figures";
import { LicenseMenu } from "../license-menu";
import { contentOf, firstTab, tabsOf } from "../license-tabs";
import { SeatOverview } from "../seat-overview";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const licenseOf = cache((licenseId: string) => asUser(readLicense, { licenseId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await licenseOf((await params).id)).name };
}

export default async function LicensePage({ params, searchParams }: PageProps) {
  const license = await licenseOf((await params).id);
  const search = await searchParams;
  const servers = await asUser(readLicenseServers, { licenseId: license.id });
  const path = `/admin/licenses/${license.id}`;
  const isNamed = license.allocation === "NAMED";
  const tab = [search.tab].flat()[0] ?? firstTab(license.allocation);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.vendor.name, href: `/admin/licenses?vendor=${license.vendor.id}` },
          { label: license.name },
        ]}
        title={license.name}
        pill={<LicensePill license={license} />}
        facts={factsOf(license)}
        acts={
          license.archivedAt ? (
            <LicenseMenu license={menuLicense(license)} />
          ) : (
            <>
              <Button asChild>
                <Link href={`${path}/purchases/new`}>Add purchase</Link>
              </Button>
              <LicenseMenu license={menuLicense(license)} />
              {isNamed ? (
                <Button asChild variant="primary">
                  <Link href={`${path}/assign`}>Assign seats</Link>
                </Button>
              ) : null}
            </>
          )
        }
      />
      {isCounted(license) ? <SeatOverview license={license} path={path} /> : null}
      <LicenseFigures license={license} path={path} />
      <Tabs label="Licence" tabs={tabsOf(license, path, servers.items.length)} />
      {await contentOf(tab, license, search, path, servers)}
    </>
  );
}

function factsOf(license: LicenseDetail): ReactNode[] {
  const { allocation, term, seats, endsOn, noticeOn, renewal, owner, product, name } = license;
  return [
    `${allocationWords[allocation]}, ${termWords[term].toLowerCase()}`,
    product.name === name ? null : product.name,
    allocation === "SITE" ? null : counted(seats.capacity, unitOf(license)),
    endsOn ? (
      <>
        {renewal === "AUTOMATIC" ? "renews after " : endsOn < license.today ? "ended " : "ends "}
        <DateText value={day(endsOn)} />
        {noticeOn && endsOn >= license.today ? (
          <>
            , notice by <DateText value={day(noticeOn)} />
          </>
        ) : null}
      </>
    ) : null,
    owner ? (
      <>
        owned by{" "}
        <Link className="hover:underline" href={`/admin/people/${owner.id}`}>
          {owner.displayName}
        </Link>
      </>
    ) : null,
  ];
}

function menuLicense({ id, name, state, archivedAt, seats, allocation }: LicenseDetail) {
  return {
    id,
    name,
    isSuspended: state === "SUSPENDED",
    isTerminated: state === "TERMINATED",
    isArchived: archivedAt !== null,
    held: seats.held,
    allocation,
  };
}
