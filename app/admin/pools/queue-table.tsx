import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import type { LiveTicket } from "@/lib/floating/live-pool";
import { MoveUp } from "./move-up";
import { roughly } from "./pool-words";

type Waiting = LiveTicket & { place: number };

/** Priorities above what a client may ask for are given by admins. */
const highestAsked = 100;

/** Who waits for seats of a pool, in the order in which they are served. */
export function QueueTable({
  pool,
  queue,
  mayOrder,
}: {
  pool: string;
  queue: readonly LiveTicket[];
  mayOrder: boolean;
}) {
  const rows = queue.map((ticket, index) => ({ ...ticket, place: index + 1 }));
  return (
    <CardTable
      label={`Who waits for seats of ${pool}`}
      columns={mayOrder ? [...columns, acts] : columns}
      rows={rows}
      rowId={(row) => row.ticketId}
    />
  );
}

const columns: CardColumn<Waiting>[] = [
  {
    key: "user",
    header: "User",
    cell: (row) => (
      <>
        <span className="text-muted mr-2 tabular-nums">{row.place}.</span>
        {row.personId ? (
          <Link className="hover:underline" href={`/admin/people/${row.personId}`}>
            {row.person ?? row.user}
          </Link>
        ) : (
          row.user
        )}
      </>
    ),
  },
  { key: "host", header: "On", cell: (row) => row.host },
  { key: "seats", header: "Seats", align: "right", cell: (row) => <Count value={row.seats} /> },
  {
    key: "priority",
    header: "Priority",
    align: "right",
    cell: (row) => (row.priority > highestAsked ? <Badge>Moved up</Badge> : <Count value={row.priority} />),
  },
  { key: "createdAt", header: "Waits since", cell: (row) => <DateText value={row.createdAt} time recent /> },
  { key: "estimate", header: "Served", cell: (row) => `in about ${roughly(row.estimatedWaitSeconds)}` },
  { key: "waitsUntil", header: "Gives up", cell: (row) => <DateText value={row.waitsUntil} time /> },
];

const acts: CardColumn<Waiting> = {
  key: "acts",
  header: "Acts",
  quiet: true,
  align: "right",
  card: "acts",
  cell: (row) =>
    row.place > 1 ? <MoveUp ticketId={row.ticketId} user={row.person ?? row.user} before={row.place - 1} /> : null,
};
