/** What the clients of a storm were answered; instants in ms since 1970, of the database where they come from it. */
export type Account = {
  /** How long a lease runs from each promise, and one from the queue until it is picked up, ms. */
  leaseMs: number;
  pickupMs: number;
  /** How long a request for several seats may keep what is free for itself, ms. */
  headMs: number;
  /** Capacities in the order in which they were set: in force at the latest from `to`, and not before `from`. */
  capacities: { seats: number; from: number; to: number }[];
  /** A cap on what some of the holders have together. */
  cap?: { seats: number; holds(holder: string): boolean };
  holds: Hold[];
  returns: { id: string; asked: number; acknowledged: boolean }[];
  /** Heartbeats that were told that the lease is lost, and when that was heard. */
  losses: { id: string; heard: number }[];
  tickets: Ticket[];
  /** Leases that were asked to be taken offline. */
  borrows: { id: string; acknowledged: boolean }[];
  /** What was answered under each Idempotency-Key. */
  keyed: { key: string; id: string }[];
  /** Calls that were cut off, timed out or were answered that the server cannot now. */
  failures: number;
};

/** A lease that a client was given. */
export type Hold = {
  id: string;
  token: number;
  seats: number;
  holder: string;
  /** What each answer promised; 0 where a check-in was cut off, so that nobody knows. */
  until: number[];
  /** When it was first asked for and answered, by the client's clock. */
  asked: number;
  answered: number;
  /** When it began, where the first answer tells. */
  started: number | null;
  /** The place in the queue that it came from. */
  ticket: string | null;
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

/** What the trail says of each lease and place in the queue: the types of its events. */
export type Trail = ReadonlyMap<string, readonly string[]>;
