import { endOfDay, startOfDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";

export type Period = { startsAt: Date | null; endsAt: Date | null };
type Given = { startsAt?: string | null; endsAt?: string | null };

/** The instants of a period as it was given, with what a change leaves out; an end before its beginning is refused. */
export async function periodOf(ctx: Context, given: Given, before?: Period): Promise<Period> {
  const { timeZone } = await organizationDay(ctx);
  const instant = (text: string | null, bound: (zone: string, day: Date) => Date) => {
    if (text === null) return null;
    return text.length > "2027-03-12".length ? new Date(text) : bound(timeZone, new Date(`${text}T00:00:00Z`));
  };
  const startsAt = given.startsAt === undefined ? (before?.startsAt ?? null) : instant(given.startsAt, startOfDay);
  const endsAt = given.endsAt === undefined ? (before?.endsAt ?? null) : instant(given.endsAt, endOfDay);
  if (startsAt && endsAt && endsAt <= startsAt) throw refuseInput({ endsAt: "is after the start" });
  return { startsAt, endsAt };
}

/** The part of a Prisma filter that finds rows whose period overlaps this one. */
export function overlapping({ startsAt, endsAt }: Period): { AND: object[] } {
  return {
    AND: [
      endsAt ? { OR: [{ startsAt: null }, { startsAt: { lt: endsAt } }] } : {},
      startsAt ? { OR: [{ endsAt: null }, { endsAt: { gt: startsAt } }] } : {},
    ],
  };
}

export type Standing = "IN_FORCE" | "SWITCHED_OFF" | "NOT_STARTED" | "ENDED" | "WITHDRAWN";
type Facts = Period & { enabled: boolean; archivedAt: Date | null };

/** How something granted stands at an instant. */
export function standingAt({ enabled, archivedAt, startsAt, endsAt }: Facts, at: Date): Standing {
  if (archivedAt) return "WITHDRAWN";
  if (endsAt && endsAt <= at) return "ENDED";
  if (!enabled) return "SWITCHED_OFF";
  return startsAt && startsAt > at ? "NOT_STARTED" : "IN_FORCE";
}

/** A period in words, for sentences: `from 2027-03-12T09:00:00Z until …`. */
export function periodWords({ startsAt, endsAt }: Period): string {
  const text = (instant: Date) => instant.toISOString().replace(".000Z", "Z");
  if (!startsAt && !endsAt) return "without an end";
  return [startsAt ? `from ${text(startsAt)}` : "", endsAt ? `until ${text(endsAt)}` : ""].filter(Boolean).join(" ");
}
