import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { isUsable, stateInWords } from "@/lib/licenses/license-state";
import { counted } from "../../license-words";
import { LicenseSeatBar } from "../../license-columns";
import { AssignForm } from "./assign-form";

export const metadata: Metadata = { title: "Assign seats" };

export default async function AssignSeatsPage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const { free, waiting } = license.seats;
  const usable = isUsable(license.state) && !license.archivedAt && license.allocation === "NAMED";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: `/admin/licenses/${license.id}` },
          { label: "Assign seats" },
        ]}
        title="Assign seats"
        facts={[
          license.name,
          `${counted(free, "seat")} free`,
          waiting > 0 ? `${counted(waiting, "person waits", "people wait")}` : null,
        ]}
      />
      {usable ? (
        <>
          <div className="mt-5 max-w-[640px]">
            <LicenseSeatBar license={license} size="large" />
          </div>
          <AssignForm licenseId={license.id} waiting={waiting} />
        </>
      ) : (
        <EmptyState title="No seat can be assigned now">
          {license.archivedAt
            ? "The licence is archived."
            : license.allocation === "NAMED"
              ? `The licence is ${stateInWords[license.state]}.`
              : "Only a named licence has seats that belong to people."}
        </EmptyState>
      )}
    </>
  );
}
