import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { currentActor } from "@/lib/auth/current-actor";
import { can } from "@/lib/kernel/permissions";
import { LiveNow } from "../live-now";
import { poolTitle } from "../pool-words";
import type { PoolDetail } from "./pool-of";

/** Who holds seats of the pool at this moment, and who waits for one. */
export async function PoolNow({ pool }: { pool: PoolDetail }) {
  const actor = await currentActor();
  return (
    <LiveNow
      id={pool.id}
      name={poolTitle(pool)}
      mayOrder={actor !== null && can(actor, "queue:order")}
      nobody={
        <EmptyState title="No seat is checked out">
          Programs check seats out with a key of {pool.license}.{" "}
          <Link className="link" href={`/admin/licenses/${pool.licenseId}?tab=keys`}>
            See its keys
          </Link>
        </EmptyState>
      }
    />
  );
}
