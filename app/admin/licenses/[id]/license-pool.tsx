import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Panel } from "@/components/ui/panel";
import { featureChoices } from "@/lib/catalog/feature-choices";
import { listPools } from "@/lib/floating/list-pools";
import { readParts } from "@/lib/floating/read-parts";
import { readPool } from "@/lib/floating/read-pool";
import { ungrantedFeatures } from "@/lib/floating/ungranted-features";
import { asUser } from "@/lib/http/as-user";
import { HolderTable } from "../../pools/holder-table";
import { NotGranted } from "../../pools/not-granted";
import { PoolSeatBar } from "../../pools/pool-seat-bar";
import { AddPool } from "./add-pool";

type LicensePoolProps = { licenseId: string; productId: string; path: string };

/** The pools of a floating licence: what is in use now, who holds it since when and from where, and how many wait. */
export async function LicensePool({ licenseId, productId, path }: LicensePoolProps) {
  const { items } = await asUser(listPools, { licenseId });
  const pools = await Promise.all(items.map(({ id }) => asUser(readPool, { poolId: id })));
  const { left, rest } = await asUser(readParts, { licenseId, poolId: null });
  const features = (await asUser(featureChoices, { productId })).filter(({ kind }) => kind !== "METER");
  const ungranted = await asUser(ungrantedFeatures, { licenseId });
  const free = features.filter(({ code }) => !pools.some(({ feature }) => feature === code));
  const isCounted = pools.every(({ capacity }) => capacity !== null);
  return (
    <div className="mt-4 grid gap-4">
      {isCounted && free.length > 0 ? (
        <div className="flex justify-end">
          <AddPool
            licenseId={licenseId}
            features={free.map(({ id, name }) => ({ id, name, granted: !ungranted.some((one) => one.id === id) }))}
            left={left}
            rest={rest?.name ?? null}
          />
        </div>
      ) : null}
      {pools.map((pool) => (
        <PoolPanel
          key={pool.id}
          pool={pool}
          path={path}
          ungranted={ungranted.find(({ code }) => code === pool.feature)}
        />
      ))}
    </div>
  );
}

type PoolPanelProps = {
  pool: Awaited<ReturnType<typeof readPool.run>>;
  path: string;
  ungranted: { name: string; exceptions: number } | undefined;
};

function PoolPanel({ pool, path, ungranted }: PoolPanelProps) {
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
      {ungranted ? <NotGranted licenseId={pool.licenseId} feature={ungranted} /> : null}
      <PoolSeatBar pool={pool} />
      {holders.length === 0 ? (
        <EmptyState title="No seat is checked out">
          Programs check seats out with a key of this licence.{" "}
          <Link className="link" href={`${path}?tab=keys`}>
            See its keys
          </Link>
        </EmptyState>
      ) : (
        <HolderTable pool={pool.name} poolId={pool.id} holders={holders} />
      )}
    </Panel>
  );
}
