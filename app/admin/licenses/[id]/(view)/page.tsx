import type { Metadata } from "next";
import Link from "next/link";
import { cache, type ReactNode } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs, type LinkTab } from "@/components/ui/tabs";
import { asUser } from "@/lib/http/as-user";
import { readLicense, type LicenseDetail } from "@/lib/licenses/read-license";
import { History } from "../../../history";
import { day, LicensePill } from "../../license-columns";
import { allocationWords, counted, termWords } from "../../license-words";
import { LicenseDetails } from "../license-details";
import { LicenseFigures } from "../license-figures";
import { LicenseKeys } from "../license-keys";
import { LicenseMenu } from "../license-menu";
import { LicensePurchases } from "../license-purchases";
import { LicenseSeats } from "../license-seats";
import { LicenseWaitlist } from "../license-waitlist";
import { SeatOverview } from "../seat-overview";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const licenseOf = cache((licenseId: string) => asUser(readLicense, { licenseId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await licenseOf((await params).id)).name };
}

export default async function LicensePage({ params, searchParams }: PageProps) {
  const license = await licenseOf((await params).id);
  const search = await searchParams;
  const path = `/admin/licenses/${license.id}`;
  const isNamed = license.allocation === "NAMED";
  const tab = [search.tab].flat()[0] ?? (isNamed ? "seats" : "purchases");
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
      {isNamed ? <SeatOverview license={license} path={path} /> : null}
      <LicenseFigures license={license} path={path} />
      <Tabs label="Licence" tabs={tabsOf(license, path)} />
      {await contentOf(tab, license, search, path)}
    </>
  );
}

async function contentOf(tab: string, license: LicenseDetail, search: SearchParams, path: string): Promise<ReactNode> {
  switch (tab) {
    case "waitlist":
      return <LicenseWaitlist licenseId={license.id} />;
    case "purchases":
      return <LicensePurchases license={license} search={search} path={path} />;
    case "keys":
      return <LicenseKeys license={license} />;
    case "details":
      return <LicenseDetails license={license} />;
    case "trail":
      return <History subjectId={license.id} search={search} path={path} />;
    default:
      return <LicenseSeats license={license} search={search} path={path} />;
  }
}

function tabsOf({ allocation, seats, purchases, keys }: LicenseDetail, path: string): LinkTab[] {
  const named = [
    { label: "Seats", href: path, count: seats.held },
    { label: "Waitlist", href: `${path}?tab=waitlist`, count: seats.waiting },
  ];
  return [
    ...(allocation === "NAMED" ? named : []),
    { label: "Purchases", href: allocation === "NAMED" ? `${path}?tab=purchases` : path, count: purchases },
    { label: "Keys", href: `${path}?tab=keys`, count: keys },
    { label: "Details", href: `${path}?tab=details` },
    { label: "Trail", href: `${path}?tab=trail` },
  ];
}

function factsOf(license: LicenseDetail): ReactNode[] {
  const { allocation, term, seats, endsOn, noticeOn, renewal, owner, product, name } = license;
  return [
    `${allocationWords[allocation]}, ${termWords[term].toLowerCase()}`,
    product.name === name ? null : product.name,
    allocation === "SITE" && seats.capacity === 0 ? null : counted(seats.capacity, "seat"),
    endsOn ? (
      <>
        {renewal === "AUTOMATIC" ? "renews after " : license.state === "EXPIRED" ? "ended " : "ends "}
        <DateText value={day(endsOn)} />
        {noticeOn && license.state !== "EXPIRED" ? (
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

function menuLicense({ id, name, state, archivedAt, seats }: LicenseDetail) {
  return { id, name, isSuspended: state === "SUSPENDED", isArchived: archivedAt !== null, held: seats.held };
}
