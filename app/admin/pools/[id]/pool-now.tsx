import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { HolderTable } from "../holder-table";
import type { PoolDetail } from "./pool-of";

/** Who holds seats of the pool at this moment. */
export function PoolNow({ pool }: { pool: PoolDetail }) {
  const holders = "holders" in pool ? pool.holders : [];
  return holders.length === 0 ? (
    <EmptyState title="No seat is checked out">
      Programs check seats out with a key of {pool.license}.{" "}
      <Link className="link" href={`/admin/licenses/${pool.licenseId}?tab=keys`}>
        See its keys
      </Link>
    </EmptyState>
  ) : (
    <HolderTable pool={pool.name} holders={holders} />
  );
}
