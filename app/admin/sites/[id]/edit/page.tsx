import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readSite } from "@/lib/people/read-site";
import { timeZones } from "@/lib/people/time-zones";
import { countryOptions } from "../../country-options";
import { SiteForm } from "../../site-form";

export const metadata: Metadata = { title: "Edit site" };

export default async function EditSitePage({ params }: { params: Promise<{ id: string }> }) {
  const { id, version, name, country, timeZone, addressRanges } = await asUser(readSite, { siteId: (await params).id });
  const zones = timeZones();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Sites", href: "/admin/sites" },
          { label: name, href: `/admin/sites/${id}` },
        ]}
        title={`Edit ${name}`}
      />
      <SiteForm
        site={{ id, version, name, country, timeZone, addressRanges }}
        countries={countryOptions}
        timeZones={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
      />
    </>
  );
}
