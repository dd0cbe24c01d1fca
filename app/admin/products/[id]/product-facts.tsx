import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import type { ProductRow } from "@/lib/catalog/list-products";
import { Facts } from "../../facts";
import { approvalWords } from "../approval-words";

/** What an admin set for a product: who may ask, who decides, and what a holder is told. */
export function ProductFacts({ product }: { product: ProductRow }) {
  const hasStart = product.downloadUrl ?? product.serverAddress ?? product.startingNote ?? product.supportContact;
  return (
    <div className="mt-4 grid gap-4">
      <Panel title="Product">
        <Facts
          facts={[
            ["Description", product.description],
            [
              "Code",
              product.code && (
                <code key="code" className="font-mono text-sm">
                  {product.code}
                </code>
              ),
            ],
            ["Category", product.category],
            [
              "Owner",
              product.owner ? (
                <Link key="owner" className="link" href={`/admin/people/${product.owner.id}`}>
                  {product.owner.displayName}
                </Link>
              ) : (
                "Nobody yet"
              ),
            ],
            ["May be requested", product.requestable ? "Yes, in the catalogue" : "No"],
            ["Approved by", product.requestable ? approvalWords(product.approvalRules) : null],
          ]}
        />
      </Panel>
      <Panel title="Start using it" note="Shown to those who hold a seat">
        {hasStart ? (
          <Facts
            facts={[
              [
                "Download",
                product.downloadUrl ? (
                  <a key="download" className="link" href={product.downloadUrl} rel="noreferrer">
                    {product.downloadUrl}
                  </a>
                ) : null,
              ],
              [
                "Server address",
                product.serverAddress ? (
                  <code key="server" className="font-mono text-sm">
                    {product.serverAddress}
                  </code>
                ) : null,
              ],
              ["Note", product.startingNote],
              ["Support contact", product.supportContact],
            ]}
          />
        ) : (
          <p className="text-muted">Nothing is set yet: holders see their seat, but not where to get the software.</p>
        )}
      </Panel>
    </div>
  );
}
