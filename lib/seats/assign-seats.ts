import { command, type Context } from "@/lib/kernel/operation";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";
import { peopleOutside } from "@/lib/licenses/people-outside.sql";
import { requireUsable, roomIn, waitingAhead } from "./free-seats";
import { heldNow } from "./held-now";
import { assignSeatsInput } from "./schema";
import { endOfLastDay } from "./seat-end";

export type EntryOutcome =
  "assigned" | "already-held" | "unknown-person" | "not-active" | "outside" | "no-seat-left" | "named-twice";
export type Entry = {
  entry: string;
  outcome: EntryOutcome;
  personId: string | null;
  name: string | null;
  seatId: string | null;
};

/** Gives many people a seat of one licence, in the order named. Answers what became of each. */
export const assignSeats = command({
  name: "seats.assign-many",
  permission: "seat:assign",
  input: assignSeatsInput,
  async run(ctx, { licenseId, entries, mode, until, skipWaitlist, dryRun, reason }) {
    const license = await lockLicense(ctx, licenseId);
    const today = await requireUsable(ctx, license);
    const heldUntil = await endOfLastDay(ctx, until);
    const { free, open } = await roomIn(ctx, license, today);
    const reserved = skipWaitlist ? 0 : await waitingAhead(ctx, licenseId, null);
    const outcomes = await outcomesOf(ctx, license, entries, Math.max(0, open - reserved));
    const wanted = outcomes.filter(({ outcome }) => outcome === "assigned");
    const applied = !dryRun && wanted.length > 0 && (mode === "what-fits" || wanted.length === outcomes.length);
    const summary = { free, waiting: reserved, assigned: wanted.length };
    if (!applied) return { ...summary, applied, entries: outcomes };

    const rows = wanted.map(({ personId }) => ({
      id: ctx.newId("seat"),
      organizationId: ctx.organizationId,
      licenseId,
      personId: personId ?? "",
      heldFrom: ctx.now,
      heldUntil,
      source: "ASSIGNED" as const,
      createdAt: ctx.now,
    }));
    await ctx.tx.seat.createMany({ data: rows });
    for (const seat of rows)
      ctx.record(
        "seat.assigned",
        { kind: "seat", id: seat.id },
        { after: seat, reason, related: [licenseId, seat.personId] },
      );
    const seatOf = new Map(rows.map((seat) => [seat.personId, seat.id]));
    const seated = outcomes.map((row): Entry =>
      row.outcome === "assigned" ? { ...row, seatId: seatOf.get(row.personId ?? "") ?? null } : row,
    );
    return { ...summary, applied, entries: seated };
  },
});

async function outcomesOf(
  ctx: Context,
  license: LockedLicense,
  entries: readonly string[],
  free: number,
): Promise<Entry[]> {
  const people = await findPeople(ctx, entries);
  const ids = [...people.values()].map(({ id }) => id);
  const seats = await ctx.tx.seat.findMany({
    where: { licenseId: license.id, personId: { in: ids }, ...heldNow(ctx) },
    select: { personId: true },
  });
  const holding = new Set(seats.map(({ personId }) => personId));
  const outside = new Set((await peopleOutside(ctx, license, ids)).map(({ personId }) => personId));
  const named = new Set<string>();
  let left = free;
  return entries.map((entry): Entry => {
    const person = people.get(entry.toLowerCase());
    if (!person) return { entry, outcome: "unknown-person", personId: null, name: null, seatId: null };
    const row = { entry, personId: person.id, name: person.displayName, seatId: null };
    if (named.has(person.id)) return { ...row, outcome: "named-twice" };
    named.add(person.id);
    if (holding.has(person.id)) return { ...row, outcome: "already-held" };
    if (person.status !== "ACTIVE") return { ...row, outcome: "not-active" };
    if (outside.has(person.id)) return { ...row, outcome: "outside" };
    if (left === 0) return { ...row, outcome: "no-seat-left" };
    left -= 1;
    return { ...row, outcome: "assigned" };
  });
}

/**
 * People by id or e-mail, both in lower case; someone who left is found only where nobody else has the address. Held until
 * the seats are given, in one order for everybody: whoever marks one as departed waits, and then takes the seat back.
 */
async function findPeople(ctx: Context, entries: readonly string[]) {
  const names = entries.map((entry) => entry.toLowerCase());
  await ctx.tx.$queryRaw`
    SELECT 1 FROM person
    WHERE organization_id = ${ctx.organizationId} AND archived_at IS NULL AND (id = ANY(${names}) OR lower(email) = ANY(${names}))
    ORDER BY id FOR SHARE`;
  const found = await ctx.tx.person.findMany({
    where: { archivedAt: null, OR: [{ id: { in: names } }, { email: { in: names, mode: "insensitive" } }] },
    select: { id: true, displayName: true, email: true, status: true },
  });
  const departedFirst = found.sort((a, b) => Number(b.status === "DEPARTED") - Number(a.status === "DEPARTED"));
  return new Map(
    departedFirst.flatMap((person) => [
      [person.id, person] as const,
      ...(person.email ? [[person.email.toLowerCase(), person] as const] : []),
    ]),
  );
}
