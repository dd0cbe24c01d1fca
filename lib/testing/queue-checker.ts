import type { Account, Hold, Ticket } from "./lease-account";
import type { Held } from "./room-checker";

/** A place as far as it surely waited: until its seat was granted, or the last time that it was told to wait on. */
type Waiting = Ticket & { until: number };

/**
 * Whoever was given a seat while another surely waited whose turn was before, by priority, then by who had asked first, is
 * named; so is a lease that came back to life while somebody waited. A request for several seats may stand aside after a while,
 * so it is only sure of its turn until then; whoever a cap, or what is kept for others, stops holds up nobody.
 */
export function queueFaults(account: Account, held: readonly Held[]): string[] {
  const { tickets, holds } = account;
  const waiting = waitingOf(account);
  const places = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const starts = holds.flatMap((hold) => (hold.started === null ? [] : [{ id: hold.id, hold, at: hold.started }]));
  const revivals = held.flatMap(({ id, revived, judged, from }) =>
    revived && judged ? [{ id, hold: null, at: from }] : [],
  );

  const faults: string[] = [];
  let next = 0;
  let live: Waiting[] = [];
  for (const { id, hold, at } of [...starts, ...revivals].sort((a, b) => a.at - b.at)) {
    for (let one = waiting[next]; one && one.answered < at; one = waiting[++next]) live.push(one);
    live = live.filter(({ until }) => until > at);
    const passed = live.find(
      (other) => hold === null || (other.id !== hold.ticket && isBefore(account, other, hold, places)),
    );
    if (passed)
      faults.push(
        `${nameOf(id, hold, places)} got past ${passed.id}, ${turnOf(passed)}, after ${at - passed.answered} ms`,
      );
  }
  return faults;
}

function waitingOf({ tickets, holds, headMs, cap, kept }: Account): Waiting[] {
  const grantOf = new Map(holds.flatMap((hold) => (hold.ticket && hold.started !== null ? [[hold.ticket, hold]] : [])));
  const isHeldUp = ({ holder, seats }: Ticket) =>
    cap?.holds(holder) === true || (kept !== undefined && seats > 1 && !kept.holds(holder));
  return tickets
    .filter((ticket) => !isHeldUp(ticket))
    .map((ticket): Waiting => ({
      ...ticket,
      until: Math.max(ticket.waitedUntil, grantOf.get(ticket.id)?.started ?? 0),
    }))
    .map((ticket) =>
      // It joined after it had asked, and perhaps long before it was answered.
      ticket.seats === 1 ? ticket : { ...ticket, until: Math.min(ticket.until, ticket.asked + headMs) },
    )
    .sort((a, b) => a.answered - b.answered);
}

function isBefore({ kept }: Account, other: Waiting, hold: Hold, places: ReadonlyMap<string, Ticket>): boolean {
  // What is kept for a group is given to it while others wait.
  if (kept?.holds(hold.holder) === true && !kept.holds(other.holder)) return false;
  // Who does not wait has no right before anybody who does.
  const mine = hold.ticket === null ? undefined : places.get(hold.ticket);
  if (!mine) return true;
  return other.priority > mine.priority || (other.priority === mine.priority && other.answered < mine.asked);
}

const turnOf = ({ holder, seats, priority }: Ticket) => `${holder} with priority ${priority} for ${seats}`;

function nameOf(id: string, hold: Hold | null, places: ReadonlyMap<string, Ticket>): string {
  if (!hold) return `${id}, back to life,`;
  const place = hold.ticket === null ? undefined : places.get(hold.ticket);
  return `${id}, ${place ? turnOf(place) : `${hold.holder} without waiting for ${hold.seats}`},`;
}
