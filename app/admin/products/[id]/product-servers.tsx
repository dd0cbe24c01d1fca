import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import type { readProductServers } from "@/lib/flexnet/read-product-servers";
import { ServedFeatures } from "../../usage-sources/served-features";

type Servers = Awaited<ReturnType<typeof readProductServers.run>>;

/** The product as the vendor's own licence servers give it out: the peaks of its features against what was bought. */
export function ProductServers({ of: { servers, items, recentDays } }: { of: Servers }) {
  if (items.length > 0) return <ServedFeatures items={items} recentDays={recentDays} />;
  return (
    <EmptyState title="Nothing is known of its use yet">
      {servers.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ", " : null}
          <Link className="link" href={`/admin/usage-sources/${id}`}>
            {name}
          </Link>
        </span>
      ))}{" "}
      {servers.length === 1 ? "serves" : "serve"} it, and no log has told of a check-out. Upload one, or let the
      collector follow it.
    </EmptyState>
  );
}
