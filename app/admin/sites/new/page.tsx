import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { timeZones } from "@/lib/people/time-zones";
import { countryOptions } from "../country-options";
import { SiteForm } from "../site-form";

export const metadata: Metadata = { title: "Add site" };

export default function NewSitePage() {
  return (
    <>
      <PageHeader crumbs={[{ label: "Sites", href: "/admin/sites" }]} title="Add site" />
      <SiteForm countries={countryOptions} timeZones={timeZones()} />
    </>
  );
}
