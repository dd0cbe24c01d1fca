import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { readUseByHour } from "@/lib/floating/use-by-hour.sql";
import { summaryOf } from "@/lib/floating/use-shape";
import { idField } from "@/lib/kernel/fields";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { boughtOf, standsFor, standsForJson, todayOf } from "./bought.sql";
import { denialCauses, topHosts, topUsers } from "./feature-use.sql";
import { requireSource } from "./require-source";

const hour = 3_600_000;
const day = 24 * hour;
const longest = 93;

const readFeatureUseInput = z.strictObject({
  usageFeatureId: idField,
  /** Days up to the last line, or up to `until`. */
  days: z.coerce.number().int().min(1).max(longest).default(28),
  until: z.iso.datetime({ offset: true }).optional(),
});

/**
 * One feature over a time: each hour's peak and how much of the hour is known, who and which hosts used it most, and what was
 * denied. Hours of which nothing is known are absent: they are not zero.
 */
export const readFeatureUse = query({
  name: "usage-sources.feature-use",
  permission: "usage-source:read",
  input: readFeatureUseInput,
  async run(ctx, { usageFeatureId, days, until }) {
    const known = await ctx.tx.usageFeature.findUnique({ where: { id: usageFeatureId } });
    if (!known) throw refuse("not-found", { what: "feature" });
    const { sourceId, name: feature } = known;
    const source = await requireSource(ctx, sourceId);
    const end = until ? new Date(until) : (source.lastLineAt ?? ctx.now);
    if (Number.isNaN(end.getTime())) throw refuseInput({ until: "is an instant" });
    // Full hours, the one of the last line included.
    const window = { until: new Date((Math.floor(end.getTime() / hour) + 1) * hour), from: new Date(0) };
    window.from = new Date(window.until.getTime() - days * day);
    const license = await licenseOf(ctx, known.licenseId);
    const hours = await readUseByHour(
      ctx,
      {
        held: Prisma.sql`SELECT seats, from_at, until_at FROM usage_lease
          WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND feature = ${feature}`,
        known: Prisma.sql`SELECT from_at, until_at FROM usage_coverage
          WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId}`,
      },
      window,
    );
    const { knownMs, seatMs, peak, average } = summaryOf(hours);
    const peakHour = hours.find((one) => one.peak === peak)?.hour ?? null;
    return {
      id: known.id,
      source: { id: source.id, name: source.name },
      feature,
      version: known.version,
      capacity: known.capacity,
      license,
      bought: boughtOf(known.capacity, license),
      timeZone: source.timeZone,
      startsAt: window.from,
      endsAt: window.until,
      peak,
      peakHour: peak > 0 ? peakHour : null,
      average,
      knownHours: Math.round(knownMs / hour),
      unknownHours: Math.round((days * day - knownMs) / hour),
      seatHours: Math.round(seatMs / hour),
      hours,
      users: await topUsers(ctx, sourceId, feature, window),
      hosts: await topHosts(ctx, sourceId, feature, window),
      denials: await denialCauses(ctx, sourceId, feature, window),
    };
  },
});

async function licenseOf(ctx: Context, licenseId: string | null) {
  if (licenseId === null) return null;
  const [row] = await ctx.tx.$queryRaw<{ license: unknown }[]>`
    SELECT ${standsForJson(ctx, await todayOf(ctx))} AS license FROM license l
    WHERE l.organization_id = ${ctx.organizationId} AND l.id = ${licenseId}`;
  return standsFor.nullable().parse(row?.license ?? null);
}
