import { z } from "zod";

/**
 * `allowance` is the capacity and what the overage rule adds; null where there is no end to it. `capacity` is null where seats
 * are not counted, for a SITE licence.
 */
export const poolNumberFields = z.object({
  id: z.string(),
  capacity: z.number().nullable(),
  allowance: z.number().nullable(),
  inUse: z.number(),
  overdraft: z.number(),
  /** Seats of reservations in force that their groups do not hold: free, but not for everybody. */
  reserved: z.number(),
  queued: z.number(),
});

const liveHolder = z.object({
  leaseId: z.string(),
  user: z.string(),
  host: z.string(),
  process: z.string().nullable(),
  project: z.string().nullable(),
  address: z.string().nullable(),
  country: z.string().nullable(),
  personId: z.string().nullable(),
  person: z.string().nullable(),
  seats: z.number(),
  overdraft: z.boolean(),
  /** Until when it is used away from the network. */
  borrowedUntil: z.iso.datetime({ offset: true }).nullable(),
  /** Since when the device that borrowed it is said to be lost. */
  lostAt: z.iso.datetime({ offset: true }).nullable(),
  startedAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
});

const liveTicket = z.object({
  ticketId: z.string(),
  user: z.string(),
  personId: z.string().nullable(),
  person: z.string().nullable(),
  host: z.string(),
  seats: z.number(),
  priority: z.number(),
  createdAt: z.iso.datetime({ offset: true }),
  waitsUntil: z.iso.datetime({ offset: true }),
  estimatedWaitSeconds: z.number(),
});

/** A pool at a moment. `holders` and `queue` are null where only the numbers were asked for; each is cut at its most. */
export const livePool = poolNumberFields.extend({
  /** Check-outs refused in the last hour; the retries of one holder within a minute are one. */
  denials: z.number(),
  holders: z.array(liveHolder).nullable(),
  queue: z.array(liveTicket).nullable(),
});
export type LivePool = z.output<typeof livePool>;
export type LiveHolder = z.output<typeof liveHolder>;
export type LiveTicket = z.output<typeof liveTicket>;

type Numbers = Omit<LivePool, "holders" | "queue">;

/** What has changed of a pool: all of it, where nothing was known before. */
export type PoolChange = {
  id: string;
  numbers?: Numbers;
  holders?: { set: LiveHolder[]; gone: string[] };
  queue?: LiveTicket[];
};

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The longest first, as they are listed. */
const byAge = (a: LiveHolder, b: LiveHolder) =>
  a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.leaseId < b.leaseId ? -1 : 1;

function numbersOf({ holders: _holders, queue: _queue, ...numbers }: LivePool): Numbers {
  return numbers;
}

/** What somebody who knows `before` has to be told to know `after`; null where they are alike. */
export function changeOf(before: LivePool | undefined, after: LivePool): PoolChange | null {
  if (before === after) return null;
  const change: PoolChange = { id: after.id };
  const numbers = numbersOf(after);
  if (!before || !alike(numbersOf(before), numbers)) change.numbers = numbers;
  if (after.queue && !alike(before?.queue, after.queue)) change.queue = after.queue;
  if (after.holders) {
    const known = new Map(before?.holders?.map((holder) => [holder.leaseId, holder]));
    const set = after.holders.filter((holder) => !alike(known.get(holder.leaseId), holder));
    for (const { leaseId } of after.holders) known.delete(leaseId);
    if (set.length > 0 || known.size > 0 || !before?.holders) change.holders = { set, gone: [...known.keys()] };
  }
  return change.numbers || change.queue || change.holders ? change : null;
}

/** A pool after a change; undefined where too little is known of it. */
export function changed(before: LivePool | undefined, { numbers, holders, queue }: PoolChange): LivePool | undefined {
  const now = numbers ?? before;
  if (!now) return undefined;
  let held = before?.holders ?? null;
  if (holders) {
    const without = new Set([...holders.gone, ...holders.set.map(({ leaseId }) => leaseId)]);
    held = [...(held ?? []).filter(({ leaseId }) => !without.has(leaseId)), ...holders.set].sort(byAge);
  }
  return { ...now, holders: held, queue: queue ?? before?.queue ?? null };
}
