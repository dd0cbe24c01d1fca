import Link from "next/link";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { asUser } from "@/lib/http/as-user";
import { countryName } from "@/lib/people/countries";
import { readSite } from "@/lib/people/read-site";
import { ArchiveAct } from "../../archive-act";
import { Facts } from "../../facts";
import { History } from "../../history";
import { PersonTable } from "../../people/person-table";
import { archiveSiteAction, restoreSiteAction } from "../actions";

type SitePageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: SitePageProps) {
  return { title: (await asUser(readSite, { siteId: (await params).id })).name };
}

export default async function SitePage({ params, searchParams }: SitePageProps) {
  const [{ id }, search] = [await params, await searchParams];
  const site = await asUser(readSite, { siteId: id });
  const path = `/admin/sites/${id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Sites", href: "/admin/sites" }]}
        title={site.name}
        pill={site.archivedAt ? <StatusPill status="ARCHIVED" /> : null}
        facts={[
          countryName(site.country),
          site.timeZone.replaceAll("_", " "),
          `${site.people} ${site.people === 1 ? "person" : "people"}`,
        ]}
        acts={
          <>
            <ArchiveAct
              archived={site.archivedAt !== null}
              name={site.name}
              what="site"
              archive={archiveSiteAction.bind(null, { siteId: id })}
              restore={restoreSiteAction.bind(null, { siteId: id })}
            />
            {site.archivedAt ? null : (
              <Button asChild>
                <Link href={`${path}/edit`}>Edit</Link>
              </Button>
            )}
          </>
        }
      />
      <Tabs
        label={site.name}
        tabs={[
          { label: "People", href: path, count: site.people },
          { label: "Facts", href: `${path}?tab=facts` },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "facts" ? (
        <div className="mt-4">
          <Facts
            facts={[
              ["Country", `${countryName(site.country)} (${site.country})`],
              ["Time zone", site.timeZone],
              [
                "Address ranges",
                site.addressRanges.length > 0 ? (
                  <code key="ranges" className="font-mono text-sm">
                    {site.addressRanges.join("\n")}
                  </code>
                ) : (
                  "None: calls are not told apart by address"
                ),
              ],
              ["Added", <DateText key="added" value={site.createdAt} />],
            ]}
          />
        </div>
      ) : search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <PersonTable
          path={path}
          search={search}
          fixed={{ site: id }}
          empty={{ title: `Nobody works at ${site.name} yet`, detail: "Choose the site when you edit a person." }}
        />
      )}
    </>
  );
}
