import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLicense } from "@/lib/licenses/read-license";
import { IssueKeys } from "./issue-keys";

export const metadata: Metadata = { title: "Issue keys" };

export default async function IssueKeysPage({ params }: { params: Promise<{ id: string }> }) {
  const license = await asUser(readLicense, { licenseId: (await params).id });
  const path = `/admin/licenses/${license.id}`;
  const isOver = license.archivedAt !== null || license.state === "TERMINATED";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: path },
          { label: "Keys", href: `${path}?tab=keys` },
          { label: "Issue keys" },
        ]}
        title="Issue keys"
        facts={[license.name, license.product.name === license.name ? null : license.product.name]}
      />
      {isOver ? (
        <EmptyState title="No key can be issued">
          {license.archivedAt ? "The licence is archived." : "The licence is terminated: no key of it would be good."}
        </EmptyState>
      ) : (
        <IssueKeys
          licenseId={license.id}
          licenseName={license.name}
          isNodeLocked={license.allocation === "NODE_LOCKED"}
          isOnline={license.deployment === "CLOUD"}
        />
      )}
    </>
  );
}
