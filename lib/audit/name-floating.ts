import type { Tx } from "@/lib/db/scoped";

type Named = { id: string; name: string };
type Reader = (tx: Tx, ids: string[]) => Promise<Named[]>;

const pool = { select: { name: true } } as const;

/** The names of pools, of leases and of places in a queue. */
export const floatingReaders: Record<string, Reader> = {
  poo: (tx, ids) => tx.pool.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  lea: (tx, ids) =>
    tx.lease
      .findMany({ where: { id: { in: ids } }, select: { id: true, user: true, host: true, pool } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.pool.name}, ${row.user} on ${row.host}` }))),
  que: (tx, ids) =>
    tx.queueTicket
      .findMany({ where: { id: { in: ids } }, select: { id: true, pool } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.pool.name }))),
};
