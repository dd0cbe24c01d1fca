import { isoDay } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { recordUsageInput, type UsageSignal } from "./schema";

type Left = { index: number; why: "unknown-person" | "unknown-product" | "future-day" };
type UsageRow = { personId: string; productId: string; day: string; source: string; uses: number };

/**
 * Records that people used products, added up by day and source. Signals that name nobody or nothing known are left out
 * and told, so that one stranger does not lose a thousand signals.
 */
export const recordUsage = command({
  name: "usage.record",
  permission: "usage:record",
  input: recordUsageInput,
  async run(ctx, { signals }) {
    const { today } = await organizationDay(ctx);
    const people = await findPeople(ctx, signals);
    const products = new Set(
      (
        await ctx.tx.product.findMany({
          where: { id: { in: signals.map(({ productId }) => productId) } },
          select: { id: true },
        })
      ).map(({ id }) => id),
    );
    const left: Left[] = [];
    const days = new Map<string, UsageRow>();
    signals.forEach((signal, index) => {
      const personId = people.get(signal.personId ?? signal.email ?? "");
      const day = signal.day ?? isoDay(today);
      if (!personId) return void left.push({ index, why: "unknown-person" });
      if (!products.has(signal.productId)) return void left.push({ index, why: "unknown-product" });
      if (day > isoDay(today)) return void left.push({ index, why: "future-day" });
      const key = [personId, signal.productId, day, signal.source].join("\0");
      const uses = (days.get(key)?.uses ?? 0) + signal.uses;
      days.set(key, { personId, productId: signal.productId, day, source: signal.source, uses });
    });
    await addUp(ctx, [...days.values()]);
    ctx.record(
      "usage.recorded",
      { kind: "usage", id: ctx.organizationId },
      { after: { signals: signals.length, recorded: signals.length - left.length } },
    );
    return { recorded: signals.length - left.length, left };
  },
});

async function findPeople(ctx: Context, signals: readonly UsageSignal[]): Promise<Map<string, string>> {
  const ids = signals.flatMap(({ personId }) => (personId ? [personId] : []));
  const emails = signals.flatMap(({ email }) => (email ? [email] : []));
  const found = await ctx.tx.person.findMany({
    where: {
      OR: [
        { id: { in: ids } },
        { email: { in: emails, mode: "insensitive" }, status: { not: "DEPARTED" }, archivedAt: null },
      ],
    },
    select: { id: true, email: true },
  });
  return new Map(
    found.flatMap(({ id, email }) => [[id, id] as const, ...(email ? [[email.toLowerCase(), id] as const] : [])]),
  );
}

/** One statement; in one order for everybody, so that two batches cannot lock each other out. */
async function addUp(ctx: Context, rows: UsageRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.tx.$executeRaw`
    INSERT INTO usage_day (organization_id, person_id, product_id, day, source, uses)
    SELECT ${ctx.organizationId}, person_id, product_id, day, source, uses
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("personId" text, "productId" text, day date, source text, uses int),
      LATERAL (SELECT r."personId" AS person_id, r."productId" AS product_id) AS named
    ORDER BY product_id, person_id, day, source
    ON CONFLICT (organization_id, product_id, person_id, day, source) DO UPDATE
      SET uses = LEAST(usage_day.uses::bigint + excluded.uses, 2147483647)::int`;
}
