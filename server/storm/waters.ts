import { openAccount, type Account } from "@/lib/testing/lease-account";
import type { Installation } from "@/server/testing/open-installation";

const leaseSeconds = 10;
const pickupSeconds = 8;
const headSeconds = 10;
const borrowing = { borrowSeconds: 3_600, borrowLimit: 20, deployment: "HYBRID" } as const;

/** A pool that the storm goes over: what is bought, and which of the clients are its own. */
type Kind = {
  name: string;
  /** Of all clients. */
  share: number;
  overage?: { overage: "PERCENT"; overagePercent: number } | { overage: "ALWAYS" };
  allowed(capacity: number): number;
  /** Has a cap on some hosts, and seats kept for others. */
  grouped?: true;
};

const kinds: readonly Kind[] = [
  { name: "plain", share: 0.4, allowed: (capacity) => capacity },
  {
    name: "overdraft of half",
    share: 0.2,
    overage: { overage: "PERCENT", overagePercent: 50 },
    allowed: (capacity) => Math.floor(capacity * 1.5),
  },
  { name: "overdraft without end", share: 0.15, overage: { overage: "ALWAYS" }, allowed: () => Infinity },
  { name: "cap and reservation", share: 0.25, allowed: (capacity) => capacity, grouped: true },
];

export type Water = {
  name: string;
  licenseId: string;
  purchaseId: string;
  poolId: string;
  account: Account;
  /** Capacities that it has one after another. */
  levels: readonly number[];
  clients: readonly Sailor[];
};

export type Sailor = { name: string; host: string; number: number };

/** Makes the pools and shares the clients out among them. */
export async function openWaters(installation: Installation, clients: number): Promise<Water[]> {
  const waters: Water[] = [];
  for (const kind of kinds) {
    const many = Math.max(4, Math.round(clients * kind.share));
    const sailors = Array.from({ length: many }, (_, number) => ({
      name: `${kind.name.replaceAll(" ", "-")}-${number}`,
      host: kind.grouped ? hostOf(number) : "storm",
      number,
    }));
    waters.push(await openWater(installation, kind, sailors));
  }
  return waters;
}

const hostOf = (number: number) => (number % 4 === 0 ? "capped" : number % 4 === 1 ? "favoured" : "other");

async function openWater(installation: Installation, kind: Kind, clients: readonly Sailor[]): Promise<Water> {
  const { db } = installation;
  const levels = [0.25, 0.4, 0.55, 0.7].map((share) => Math.max(3, Math.round(clients.length * share)));
  const seats = levels[1] ?? 3;
  const terms = { allocation: "FLOATING", seats, leaseSeconds, ...borrowing, ...kind.overage } as const;
  const { id: licenseId } = await installation.license(terms);
  await db.pool.updateMany({ where: { licenseId }, data: { pickupSeconds, headSeconds } });
  const { id: poolId } = await db.pool.findFirstOrThrow({ where: { licenseId } });
  const { id: purchaseId } = await db.purchase.findFirstOrThrow({ where: { licenseId } });
  const account: Account = openAccount({
    ...{ leaseMs: leaseSeconds * 1000, pickupMs: pickupSeconds * 1000, headMs: headSeconds * 1000 },
    allowed: kind.allowed,
  });
  account.capacities.push({ seats, from: 0, to: 0 });
  if (kind.grouped) {
    const few = Math.max(2, Math.round(clients.length * 0.1));
    const on = new Map(clients.map(({ name, host }) => [name, host]));
    account.cap = { seats: few, holds: (holder) => on.get(holder) === "capped" };
    account.kept = { seats: few, holds: (holder) => on.get(holder) === "favoured" };
    await rule(installation, poolId, { kind: "CAP", subject: "capped", seats: few });
    await rule(installation, poolId, { kind: "RESERVATION", subject: "favoured", seats: few });
  }
  return { name: kind.name, licenseId, purchaseId, poolId, account, levels, clients };
}

type Rule = { kind: "CAP" | "RESERVATION"; subject: string; seats: number };

const rule = ({ db, runtime, organizationId }: Installation, poolId: string, about: Rule) =>
  db.poolGroupRule.create({
    data: {
      ...{ id: runtime.newId("poolGroupRule"), organizationId, poolId, groupKind: "HOST", createdAt: runtime.now() },
      ...about,
    },
  });
