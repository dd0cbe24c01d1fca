import type { GroupRuleKind } from "@/lib/db/generated/enums";
import type { Tx } from "@/lib/db/scoped";

type Named = { id: string; name: string };
type Reader = (tx: Tx, ids: string[]) => Promise<Named[]>;

const ruleKinds: Record<GroupRuleKind, string> = {
  RESERVATION: "reservation",
  CAP: "cap",
  INCLUDE: "inclusion",
  EXCLUDE: "exclusion",
  PRIORITY: "limit of priorities",
};

const pool = { select: { name: true } } as const;

/** The names of pools, of leases and of places in a queue. */
export const floatingReaders: Record<string, Reader> = {
  poo: (tx, ids) => tx.pool.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  lea: (tx, ids) =>
    tx.lease
      .findMany({ where: { id: { in: ids } }, select: { id: true, user: true, host: true, pool } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.pool.name}, ${row.user} on ${row.host}` }))),
  grp: async (tx, ids) => {
    const rules = await tx.poolGroupRule.findMany({
      where: { id: { in: ids } },
      select: { id: true, kind: true, groupKind: true, subject: true, seats: true, pool },
    });
    const subjects = rules.map(({ subject }) => subject);
    const [people, departments] = [
      await tx.person.findMany({ where: { id: { in: subjects } }, select: { id: true, displayName: true } }),
      await tx.department.findMany({ where: { id: { in: subjects } }, select: { id: true, name: true } }),
    ];
    const names = new Map([
      ...people.map(({ id, displayName }) => [id, displayName] as const),
      ...departments.map(({ id, name }) => [id, name] as const),
    ]);
    return rules.map(({ id, kind, subject, seats, pool: { name } }) => ({
      id,
      name: `${ruleKinds[kind]}${seats === null ? "" : ` of ${seats}`} for ${names.get(subject) ?? subject}, ${name}`,
    }));
  },
  que: (tx, ids) =>
    tx.queueTicket
      .findMany({ where: { id: { in: ids } }, select: { id: true, pool } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.pool.name }))),
};
