import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { SeatBar } from "@/components/seat-bar";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { listPools } from "@/lib/floating/list-pools";
import { readPool } from "@/lib/floating/read-pool";
import { asUser } from "@/lib/http/as-user";
import { counted } from "../license-words";
import { ReleaseLease } from "./release-lease";

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

type Pool = Awaited<ReturnType<typeof readPool.run>>;
type Holder = NonNullable<Extract<Pool, { holders: unknown }>["holders"]>[number];

function PoolPanel({ pool, path }: { pool: Pool; path: string }) {
  const { id, capacity, inUse, overdraft, queued, feature } = pool;
  const holders = "holders" in pool ? pool.holders : [];
  return (
    <Panel title={feature ? `Seats of ${feature}` : "Seats now"} note={allowanceWords(pool)}>
      <SeatBar used={inUse} capacity={capacity} queued={queued} words={{ used: "in use", queued: "waiting" }} />
      {overdraft > 0 ? (
        <p className="text-warn mt-2 text-sm">
          {counted(overdraft, "seat")} beyond what was bought, as the licence permits.
        </p>
      ) : null}
      {holders.length === 0 ? (
        <EmptyState title="No seat is checked out">
          Programs check seats out with a key of this licence.{" "}
          <Link className="link" href={`${path}?tab=keys`}>
            See its keys
          </Link>
        </EmptyState>
      ) : (
        <CardTable
          className="mt-3"
          label={`Who holds seats of ${id}`}
          columns={columns}
          rows={holders}
          rowId={(row) => row.leaseId}
        />
      )}
    </Panel>
  );
}

function allowanceWords({ capacity, allowance }: Pool): string {
  if (allowance === null) return "more than bought is given out, and reported";
  return allowance > capacity ? `up to ${counted(allowance - capacity, "seat")} beyond what was bought` : "";
}

const columns: CardColumn<Holder>[] = [
  { key: "user", header: "User", cell: (row) => row.user },
  { key: "host", header: "From", cell: (row) => (row.process ? `${row.host}, ${row.process}` : row.host) },
  { key: "seats", header: "Seats", align: "right", cell: (row) => <Count value={row.seats} /> },
  { key: "startedAt", header: "Since", cell: (row) => <DateText value={row.startedAt} time recent /> },
  { key: "expiresAt", header: "Runs out", cell: (row) => <DateText value={row.expiresAt} time /> },
  {
    key: "overdraft",
    header: "Overdraft",
    cell: (row) => (row.overdraft ? <Badge tone="warn">Overdraft</Badge> : null),
  },
  {
    key: "acts",
    header: "Acts",
    quiet: true,
    align: "right",
    card: "acts",
    cell: (row) => <ReleaseLease leaseId={row.leaseId} user={row.user} host={row.host} seats={row.seats} />,
  },
];
