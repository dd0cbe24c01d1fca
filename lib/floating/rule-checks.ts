import type { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";
import { overlapping, periodWords, type Period } from "@/lib/entitlements/period";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { wrongAmount } from "./rule-schema";
import { seatParts, seatsLeftFor } from "./seat-parts";

type Amounts = { kind: GroupRuleKind; groupKind: GroupKind; seats: number | null; priority: number | null };

/** Seats are of reservations and caps, a priority of its limit; and only people, hosts and projects are counted. */
export function checkAmounts({ kind, groupKind, seats, priority }: Amounts): void {
  const wrong = wrongAmount({ kind, seats, priority });
  if (wrong) throw refuseInput({ [wrong.field]: wrong.why });
  if (kind !== "INCLUDE" && kind !== "EXCLUDE" && (groupKind === "ADDRESS" || groupKind === "COUNTRY"))
    throw refuseInput({ groupKind: "is for lists alone: seats are counted by person, department, host or project" });
}

type Rule = Amounts & { poolId: string; subject: string; name: string; except?: string };

/** Of one group, one rule of a kind is in force at any instant. */
export async function requireFreeRule(ctx: Context, rule: Rule, period: Period): Promise<void> {
  const { poolId, kind, groupKind, subject, name, except } = rule;
  const other = await ctx.tx.poolGroupRule.findFirst({
    where: {
      poolId,
      kind,
      groupKind,
      subject: { equals: subject, mode: "insensitive" },
      archivedAt: null,
      ...(except ? { id: { not: except } } : {}),
      ...overlapping(period),
    },
  });
  if (other) throw refuse("rule-overlaps", { name, period: periodWords(other) });
}

/**
 * What is reserved of a pool is at no instant more than it will ever have: else somebody would be promised a seat that is
 * another's. A pool that shrinks later keeps its reservations; who comes first has theirs.
 */
export async function checkReserved(ctx: Context, rule: Rule, period: Period): Promise<void> {
  if (rule.kind !== "RESERVATION" || rule.seats === null) return;
  const pool = await ctx.tx.pool.findUniqueOrThrow({ where: { id: rule.poolId }, include: { license: true } });
  if (pool.license.allocation === "SITE")
    throw refuseInput({ seats: "are not counted: a site licence has as many as are needed" });
  const all = await seatParts(ctx, pool.licenseId);
  const most = Math.min(pool.seats ?? Infinity, seatsLeftFor(pool.id, all));
  const others = await ctx.tx.poolGroupRule.findMany({
    where: {
      poolId: pool.id,
      kind: "RESERVATION",
      archivedAt: null,
      ...(rule.except ? { id: { not: rule.except } } : {}),
      ...overlapping(period),
    },
  });
  const taken = mostAtOnce(others, period);
  if (rule.seats + taken > most) {
    const left = Math.max(0, most - taken);
    throw refuseInput({
      seats:
        taken === 0
          ? `is at most ${left}, the seats of the pool`
          : `is at most ${left}: ${taken} of ${most} seats are reserved already`,
    });
  }
}

type Reserved = Period & { seats: number | null };

/** The most seats that these rules reserve at one instant of a period. */
export function mostAtOnce(rules: readonly Reserved[], period: Period): number {
  const begins = [period, ...rules]
    .map(({ startsAt }) => startsAt?.getTime() ?? -Infinity)
    .map((at) => Math.max(at, period.startsAt?.getTime() ?? -Infinity));
  const sumAt = (at: number) =>
    rules
      .filter((rule) => (rule.startsAt?.getTime() ?? -Infinity) <= at && at < (rule.endsAt?.getTime() ?? Infinity))
      .reduce((sum, { seats }) => sum + (seats ?? 0), 0);
  return Math.max(0, ...begins.map(sumAt));
}
