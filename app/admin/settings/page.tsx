import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { SearchParams } from "@/components/table/list-state";
import { currentActor } from "@/lib/auth/current-actor";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { timeZones } from "@/lib/people/time-zones";
import { Facts } from "../facts";
import { History } from "../history";
import { currencies } from "./currencies";
import { OrganizationForm } from "./organization-form";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganizationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, organization, actor] = await Promise.all([searchParams, asUser(readOrganization, {}), currentActor()]);
  const path = "/admin/settings";
  return (
    <>
      <PageHeader title="Organisation" facts={[organization.name]} />
      <Tabs
        label="Organisation"
        tabs={[
          { label: "Settings", href: path },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "history" ? (
        <History subjectId={organization.id} path={path} search={search} />
      ) : actor?.roles.includes("OWNER") ? (
        <OrganizationForm
          key={organization.version}
          organization={organization}
          timeZones={timeZones()}
          currencies={currencies()}
        />
      ) : (
        <>
          <Facts
            facts={[
              ["Name", organization.name],
              ["Time zone", organization.timeZone.replaceAll("_", " ")],
              ["Currency", organization.currency],
              ["Prices in the catalogue", organization.showPrices ? "Shown" : "Hidden"],
            ]}
          />
          <p className="text-muted mt-3 text-sm">Owners can change this.</p>
        </>
      )}
    </>
  );
}
