import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { asUser } from "@/lib/http/as-user";
import { timeZones } from "@/lib/people/time-zones";
import { SourceForm } from "../../source-form";

export const metadata: Metadata = { title: "Edit licence server" };

export default async function EditSourcePage({ params }: { params: Promise<{ id: string }> }) {
  const { id, name, version, timeZone, vendorDaemon, product, lastLineAt } = await asUser(readUsageSource, {
    sourceId: (await params).id,
  });
  const zones = timeZones();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licence servers", href: "/admin/usage-sources" },
          { label: name, href: `/admin/usage-sources/${id}` },
        ]}
        title={`Edit ${name}`}
      />
      <SourceForm
        source={{ id, version, name, timeZone, vendorDaemon, product, fixed: lastLineAt !== null }}
        timeZones={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
      />
    </>
  );
}
