import type { MeterReset } from "@/lib/db/generated/enums";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { meterPeriod } from "./meter-period";

export type MeterKey = { licenseId: string; featureId: string; periodOn: Date };
export type MeterCount = { used: bigint; tokens: bigint };

/**
 * Adds to a meter where that stays within the limit (null: none): one statement, whose row lock makes callers take turns
 * on the newest count. Undefined where it would go beyond.
 */
export async function addToMeter(
  ctx: Context,
  { licenseId, featureId, periodOn }: MeterKey,
  { amount, tokens, limit }: { amount: number; tokens: number; limit: number | null },
): Promise<MeterCount | undefined> {
  const [count] = await ctx.tx.$queryRaw<MeterCount[]>`
    INSERT INTO meter AS m (organization_id, license_id, feature_id, period_on, used, tokens)
    SELECT ${ctx.organizationId}, ${licenseId}, ${featureId}, ${isoDay(periodOn)}::date, ${amount}::bigint, ${tokens}::bigint
    WHERE ${limit}::bigint IS NULL OR ${amount}::bigint <= ${limit}::bigint
    ON CONFLICT (organization_id, license_id, feature_id, period_on) DO UPDATE
      SET used = m.used + excluded.used, tokens = m.tokens + excluded.tokens
      WHERE ${limit}::bigint IS NULL OR m.used + excluded.used <= ${limit}::bigint
    RETURNING m.used, m.tokens`;
  return count;
}

/**
 * Takes from a meter what was used of it, and no more. Tokens go back in proportion, so that nothing is left of them when
 * nothing is used, whatever the weight was meanwhile.
 */
export async function takeFromMeter(
  ctx: Context,
  { licenseId, featureId, periodOn }: MeterKey,
  amount: number,
): Promise<MeterCount | undefined> {
  const [count] = await ctx.tx.$queryRaw<MeterCount[]>`
    UPDATE meter SET used = used - ${amount}::bigint, tokens = tokens - tokens * ${amount}::bigint / used
    WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId} AND feature_id = ${featureId}
      AND period_on = ${isoDay(periodOn)}::date AND used >= ${amount}::bigint
    RETURNING used, tokens`;
  return count;
}

export async function readMeter(ctx: Context, { licenseId, featureId, periodOn }: MeterKey): Promise<MeterCount> {
  const row = await ctx.tx.meter.findFirst({ where: { licenseId, featureId, periodOn } });
  return { used: row?.used ?? 0n, tokens: row?.tokens ?? 0n };
}

export type TokenCount = { limit: number | null; used: number; resetsAt: Date | null };

/**
 * Tokens of a licence: what may be spent on a day, and what is spent in the present period of each feature. `resetsAt` is
 * when the first of them come back.
 */
export async function countTokens(ctx: Context, licenseId: string, timeZone: string, today: Date): Promise<TokenCount> {
  const [allowance] = await ctx.tx.$queryRaw<{ limit: bigint | null }[]>`
    SELECT license_allowance(${ctx.organizationId}, ${licenseId}, ${isoDay(today)}::date) AS "limit"`;
  const [day, month, year, never] = (["DAY", "MONTH", "YEAR", "NEVER"] as const).map((reset) =>
    isoDay(meterPeriod(reset, timeZone, ctx.now).periodOn),
  );
  const spent = await ctx.tx.$queryRaw<{ reset: MeterReset; tokens: bigint }[]>`
    SELECT f.meter_reset AS reset, sum(m.tokens)::bigint AS tokens
    FROM meter m JOIN feature f ON f.organization_id = m.organization_id AND f.id = m.feature_id
    WHERE m.organization_id = ${ctx.organizationId} AND m.license_id = ${licenseId} AND m.tokens > 0
      AND m.period_on = CASE f.meter_reset WHEN 'DAY' THEN ${day}::date WHEN 'MONTH' THEN ${month}::date
        WHEN 'YEAR' THEN ${year}::date ELSE ${never}::date END
    GROUP BY f.meter_reset`;
  const resets = spent.flatMap(({ reset }) => meterPeriod(reset, timeZone, ctx.now).resetsAt ?? []);
  const [resetsAt = null] = resets.sort((one, other) => one.getTime() - other.getTime());
  const limit = allowance?.limit ?? null;
  return {
    limit: limit === null ? null : Number(limit),
    used: Number(spent.reduce((all, { tokens }) => all + tokens, 0n)),
    resetsAt,
  };
}
