import Link from "next/link";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { readSuite } from "@/lib/catalog/read-suite";
import { asUser } from "@/lib/http/as-user";
import { SuiteComponents } from "./suite-components";

/** What a product consists of, where it is sold as a suite, and the suites that include it. */
export async function ProductSuite({ productId, canChange }: { productId: string; canChange: boolean }) {
  const suite = await asUser(readSuite, { productId });
  return (
    <div className="mt-4 grid gap-4">
      {suite.suites.length > 0 ? (
        <Panel title="Included in" note="A seat of these satisfies this product">
          <ul className="divide-line divide-y">
            {suite.suites.map(({ id, name, vendor, archivedAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 py-2">
                <Link className="link" href={`/admin/products/${id}?tab=suite`}>
                  {name}
                </Link>
                <span className="text-muted">{vendor.name}</span>
                {archivedAt ? <StatusPill status="ARCHIVED" /> : null}
              </li>
            ))}
          </ul>
          <p className="text-muted mt-2">A component of a suite cannot be a suite itself.</p>
        </Panel>
      ) : (
        <SuiteComponents
          productId={productId}
          name={suite.name}
          version={suite.version}
          components={suite.components.map(({ id, name, vendor, archivedAt }) => ({
            id,
            name,
            vendor: vendor.name,
            isArchived: archivedAt !== null,
          }))}
          canChange={canChange}
        />
      )}
    </div>
  );
}
