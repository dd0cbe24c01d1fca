import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { matchingWords } from "../../../../../machine-words";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { WhyForm } from "./why-form";

export const metadata: Metadata = { title: "Why was a machine refused?" };

/** Compares a machine with those that are active, component by component. */
export default async function WhyPage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  if (license.allocation !== "NODE_LOCKED") notFound();
  const path = `/admin/licenses/${license.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: path },
          { label: "Machines" },
        ]}
        title="Why was a machine refused?"
        facts={[license.name, `The same machine if ${matchingWords[license.machineMatching]}`]}
      />
      <WhyForm licenseId={license.id} />
    </>
  );
}
