/** What the clients of a storm were answered; instants in ms since 1970, of the database where they come from it. */
export type Account = {
  /** How long a lease runs from each promise, and one from the queue until it is picked up, ms. */
  leaseMs: number;
  pickupMs: number;
  /** How long a request for several seats may keep what is free for itself, ms. */
  headMs: number;
  /** Capacities in the order in which they were set: in force at the latest from `to`, and not before `from`. */
  capacities: { seats: number; from: number; to: number }[];
  /** The most that may be given out at a capacity, overdraft included. */
  allowed(capacity: number): number;
  /** A cap on what some of the holders have together, and seats that are kept for some. */
  cap?: Group;
  kept?: Group;
  holds: Hold[];
  returns: Return[];
  /** Heartbeats that were told that the lease is lost, and when that was heard. */
  losses: { id: string; heard: number }[];
  tickets: Ticket[];
  /** Places that were asked to be given up. */
  leaves: { id: string; acknowledged: boolean }[];
  /** Leases that were asked to be taken offline, each under one Idempotency-Key if it has one. */
  borrows: { id: string; key: string | null; acknowledged: boolean }[];
  /** What was answered under each Idempotency-Key. */
  keyed: { key: string; id: string }[];
  /** Answers that no contract knows of: what was asked, and what was answered. */
  odd: string[];
  /** Calls that were cut off, timed out or were answered that the server cannot now. */
  failures: number;
};

type Group = { seats: number; holds(holder: string): boolean };

/** A lease that a client was given. */
export type Hold = {
  id: string;
  token: number;
  seats: number;
  holder: string;
  overdraft: boolean;
  promises: Promised[];
  /** When it was first asked for and answered, by the client's clock. */
  asked: number;
  answered: number;
  /** When it began, where the first answer tells. */
  started: number | null;
  /** The place in the queue that it came from. */
  ticket: string | null;
};

/**
 * What one answer promised: that the lease is held at `from` until `until`. `exact`: the database said so at `from`, and not
 * somewhat earlier. Null stands for a call that was cut off, so that nobody knows what it promised.
 */
type Promised = { from: number; until: number; exact: boolean; asked: number } | null;

/** A check-in, or the early return of what was borrowed. */
type Return = {
  id: string;
  asked: number;
  answered: number;
  acknowledged: boolean;
  /** What it is to be written down as. */
  reason: string | null;
};

/** A place in the queue: `waitedUntil` is when the last question was asked that was answered with "waiting". */
export type Ticket = {
  id: string;
  holder: string;
  seats: number;
  priority: number;
  asked: number;
  answered: number;
  waitedUntil: number;
};

/** What the trail says of each lease and place in the queue. */
export type Trail = ReadonlyMap<string, readonly TrailEvent[]>;
export type TrailEvent = {
  type: string;
  token: number | null;
  seats: number | null;
  related: readonly string[];
  /** How a lease ended, and the word that was given with it. */
  endReason: string | null;
  reason: string | null;
};

export const openAccount = (terms: Pick<Account, "leaseMs" | "pickupMs" | "headMs" | "allowed">): Account => ({
  ...terms,
  ...{ capacities: [], holds: [], returns: [], losses: [], tickets: [], leaves: [], borrows: [], keyed: [], odd: [] },
  failures: 0,
});

/**
 * The promise of an answer that gives a lease `leaseMs` more: the database's instant is told by that, unless the lease was
 * promised for longer before, as one that is borrowed.
 */
export function promiseOf(until: number, leaseMs: number, { asked, answered }: { asked: number; answered: number }) {
  const said = until - leaseMs;
  return said <= answered ? { from: said, until, exact: true, asked } : { from: answered, until, exact: false, asked };
}

/** What belongs to one id, in the order in which it came. */
export function byId<Row extends { id: string }>(rows: Iterable<Row>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row]);
  return groups;
}
