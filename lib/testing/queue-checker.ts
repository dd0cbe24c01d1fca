import type { Account, Hold, Ticket } from "./lease-account";

/** A place as far as it surely waited: until its seat was granted, or the last time that it was told to wait on. */
type Waiting = Ticket & { until: number };

/**
 * Whoever was given a seat while another surely waited who had asked before and whose priority is no lower, is named. A
 * request for several seats may stand aside after a while, so it is only sure of its turn until then; whoever a cap stops
 * holds up nobody.
 */
export function queueFaults({ tickets, holds, headMs, cap }: Account): string[] {
  const grantOf = new Map(holds.flatMap((hold) => (hold.ticket && hold.started !== null ? [[hold.ticket, hold]] : [])));
  const waiting = tickets
    .filter(({ holder }) => !cap?.holds(holder))
    .map((ticket): Waiting => ({
      ...ticket,
      until: Math.max(ticket.waitedUntil, grantOf.get(ticket.id)?.started ?? 0),
    }))
    .map((ticket) =>
      ticket.seats === 1 ? ticket : { ...ticket, until: Math.min(ticket.until, ticket.answered + headMs) },
    )
    .sort((a, b) => a.answered - b.answered);
  const places = new Map(tickets.map((ticket) => [ticket.id, ticket]));

  const faults: string[] = [];
  let next = 0;
  let live: Waiting[] = [];
  const starts = holds.flatMap((hold) => (hold.started === null ? [] : [{ hold, at: hold.started }]));
  for (const { hold, at } of starts.sort((a, b) => a.at - b.at)) {
    for (let one = waiting[next]; one && one.answered < at; one = waiting[++next]) live.push(one);
    live = live.filter(({ until }) => until > at);
    const { asked, priority } = turnOf(hold, places);
    const passed = live.find(
      (other) => other.id !== hold.ticket && other.answered < asked && other.priority >= priority,
    );
    if (passed)
      faults.push(`${hold.id} got past ${passed.id}, which had waited for ${Math.round(at - passed.answered)} ms`);
  }
  return faults;
}

/** When it was asked for and how urgently; who does not wait has no more right than anybody who does. */
function turnOf({ ticket, asked }: Hold, places: ReadonlyMap<string, Ticket>): { asked: number; priority: number } {
  const place = ticket === null ? undefined : places.get(ticket);
  return place ?? { asked, priority: 0 };
}
