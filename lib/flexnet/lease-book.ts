import type { LogEvent } from "./log-reader";

type LeaseBegan = "OUT" | "BEFORE";
export type LeaseEnded = "IN" | "RESTART" | "UNKNOWN";

export type OpenLease = {
  id: string | null;
  daemon: string;
  feature: string;
  user: string;
  host: string;
  seats: number;
  /** Milliseconds since 1970, and the place among the events of that second. */
  from: number;
  fromPosition: number;
};

/** `BEFORE`: held since before the log begins; `UNKNOWN`: the log ends, and nobody saw it come back. */
export type EndedLease = OpenLease & { began: LeaseBegan; until: number; untilPosition: number; ended: LeaseEnded };

/** What of an event says who holds what. */
export type BookEvent = Pick<LogEvent, "at" | "position" | "kind" | "daemon" | "feature" | "user" | "host" | "seats">;

export type BookSpan = { from: number; until: number };

type Change = { ended: EndedLease[]; opened: OpenLease | null; stray: number };

/**
 * Who holds what, kept from the events of a log in their order. A check-in ends the oldest check-out of the same feature,
 * user and host, one of as many licences before others; a part of one, where fewer come back. A start ends all leases, and so
 * does the end of what is covered. Pure: instants in, leases out.
 */
export function leaseBook(open: readonly OpenLease[] = [], startedBy: Iterable<string> = []) {
  const books = new Map<string, OpenLease[]>();
  const started = new Set(startedBy);
  const keyOf = (of: Pick<OpenLease, "daemon" | "feature" | "user" | "host">) =>
    `${of.daemon}\0${of.feature}\0${of.user}\0${of.host}`;
  const add = (lease: OpenLease) => {
    const key = keyOf(lease);
    const held = books.get(key);
    if (held) held.push(lease);
    else books.set(key, [lease]);
  };
  open.forEach(add);

  const endAll = (which: (lease: OpenLease) => boolean, at: number, position: number, ended: LeaseEnded) => {
    const gone: EndedLease[] = [];
    for (const [key, leases] of books) {
      const stay = leases.filter((lease) => !which(lease));
      for (const lease of leases)
        if (which(lease)) gone.push({ ...lease, began: "OUT", until: at, untilPosition: position, ended });
      if (stay.length === 0) books.delete(key);
      else if (stay.length < leases.length) books.set(key, stay);
    }
    return gone;
  };

  const giveBack = (event: BookEvent, span: BookSpan): Change => {
    const key = keyOf(event);
    const held = books.get(key) ?? [];
    const ended: EndedLease[] = [];
    let left = event.seats;
    const end = (lease: OpenLease) =>
      ended.push({ ...lease, began: "OUT", until: event.at, untilPosition: event.position, ended: "IN" });
    while (left > 0 && held.length > 0) {
      const same = held.findIndex(({ seats }) => seats === left);
      const index = Math.max(0, same);
      const [lease] = held.splice(index, 1);
      if (!lease) break;
      if (lease.seats <= left) {
        end(lease);
        left -= lease.seats;
      } else {
        // The part that comes back is a lease of its own; the row that is known stays with the rest.
        end({ ...lease, id: null, seats: left });
        held.splice(index, 0, { ...lease, seats: lease.seats - left });
        left = 0;
      }
    }
    if (held.length === 0) books.delete(key);
    if (left === 0 || started.has("*") || started.has(event.daemon)) return { ended, opened: null, stray: left };
    const { daemon, feature, user, host, at, position } = event;
    const before = { id: null, daemon, feature, user, host, seats: left, from: span.from, fromPosition: -1 };
    ended.push({ ...before, began: "BEFORE", until: at, untilPosition: position, ended: "IN" });
    return { ended, opened: null, stray: 0 };
  };

  return {
    /** The next event, and the span of coverage that it lies in. */
    apply(event: BookEvent, span: BookSpan): Change {
      const { kind, at, position, daemon, feature, user, host, seats } = event;
      const nothing: Change = { ended: [], opened: null, stray: 0 };
      if (kind === "OUT") {
        const opened = { id: null, daemon, feature, user, host, seats, from: at, fromPosition: position };
        add(opened);
        return { ...nothing, opened };
      }
      if (kind === "IN") return giveBack(event, span);
      if (kind === "SERVER_STARTED" || kind === "SERVER_STOPPED") {
        started.add("*");
        return { ...nothing, ended: endAll(() => true, at, position, "RESTART") };
      }
      if (kind === "DAEMON_STARTED" || kind === "DAEMON_STOPPED") {
        started.add(daemon);
        return { ...nothing, ended: endAll((lease) => lease.daemon === daemon, at, position, "RESTART") };
      }
      return nothing;
    },
    /** What is covered ends here: nobody knows what became of the leases that are out. */
    end(at: number): EndedLease[] {
      started.clear();
      return endAll(() => true, at, 2_147_483_647, "UNKNOWN");
    },
    open: (): OpenLease[] => [...books.values()].flat(),
    started: (): string[] => [...started],
  };
}
