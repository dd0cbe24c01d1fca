import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Panel } from "@/components/ui/panel";
import { listPools } from "@/lib/floating/list-pools";
import { readPool } from "@/lib/floating/read-pool";
import { asUser } from "@/lib/http/as-user";
import { HolderTable } from "../../pools/holder-table";
import { PoolSeatBar } from "../../pools/pool-seat-bar";

/** The pools of a floating licence: what is in use now, who holds it since when and from where, and how many wait. */
export async function LicensePool({ licenseId, path }: { licenseId: string; path: string }) {
  const { items } = await asUser(listPools, { licenseId });
  const pools = await Promise.all(items.map(({ id }) => asUser(readPool, { poolId: id })));
  return (
    <div className="mt-4 grid gap-4">
      {pools.map((pool) => (
        <PoolPanel key={pool.id} pool={pool} path={path} />
      ))}
    </div>
  );
}

function PoolPanel({ pool, path }: { pool: Awaited<ReturnType<typeof readPool.run>>; path: string }) {
  const holders = "holders" in pool ? pool.holders : [];
  return (
    <Panel
      title={pool.featureName ?? "Seats now"}
      note={
        <Link className="link" href={`/admin/pools/${pool.id}`}>
          Open the pool
        </Link>
      }
    >
      <PoolSeatBar pool={pool} />
      {holders.length === 0 ? (
        <EmptyState title="No seat is checked out">
          Programs check seats out with a key of this licence.{" "}
          <Link className="link" href={`${path}?tab=keys`}>
            See its keys
          </Link>
        </EmptyState>
      ) : (
        <HolderTable pool={pool.name} holders={holders} />
      )}
    </Panel>
  );
}
