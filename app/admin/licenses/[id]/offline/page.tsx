import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { whyNoFile } from "../license-files";
import { ExchangeRequest } from "./exchange-request";

export const metadata: Metadata = { title: "Answer a request file" };

/** For a machine without a network: its request file comes here on a stick, and its machine file goes back. */
export default async function OfflinePage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const path = `/admin/licenses/${license.id}`;
  const whyNot =
    license.allocation === "NODE_LOCKED"
      ? whyNoFile(license)
      : "Only a node-locked licence is activated on machines. Give out a licence file instead.";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: path },
          { label: "Files", href: `${path}?tab=files` },
          { label: "Answer a request file" },
        ]}
        title="Answer a request file"
        facts={[license.name, "For a machine without a network"]}
      />
      {whyNot ? (
        <EmptyState title="No request can be answered now">{whyNot}</EmptyState>
      ) : (
        <ExchangeRequest licenseId={license.id} licenseName={license.name} />
      )}
    </>
  );
}
