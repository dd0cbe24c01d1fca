import type { UsageSource } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { mergeSpans, spanOf } from "./coverage";
import { readSpans } from "./ingest.sql";
import { leaseBook, type EndedLease } from "./lease-book";
import type { Span } from "./log-coverage";
import { nextEvents, openLeases, startsWithin, writeLeases } from "./reckon.sql";

/** Events in one transaction. Those leases that are out at its end are read again by the next. */
const atOnce = 10_000;

/**
 * Reckons leases from the next events of a source, from where it stopped. What is covered ends leases too: after a gap nobody
 * knows who still holds what. The source is locked by the caller. Answers whether there is more.
 */
export async function reckonLeases(ctx: Context, source: UsageSource): Promise<boolean> {
  const spans = mergeSpans(await readSpans(ctx, source.id));
  const { events, more } = await nextEvents(ctx, source.id, source.derivedUntil, atOnce);
  let current = source.derivedUntil ? spanOf(spans, source.derivedUntil.getTime()) : null;
  const started =
    current && source.derivedUntil
      ? await startsWithin(ctx, source.id, new Date(current.from), source.derivedUntil)
      : [];
  const book = leaseBook(await openLeases(ctx, source.id), started);
  const ended: EndedLease[] = [];
  const moveTo = (span: Span | null) => {
    if (current && span && current !== span) ended.push(...book.end(current.until));
    current = span ?? current;
  };
  for (const event of events) {
    const span = spanOf(spans, event.at);
    moveTo(span);
    ended.push(...book.apply(event, span ?? { from: event.at, until: event.at }).ended);
  }
  // A later log without events has leases of before end all the same.
  if (!more) moveTo(spans.at(-1) ?? null);
  await writeLeases(ctx, source.id, ended, book.open());
  const last = events.at(-1);
  if (last) {
    const derivedUntil = new Date(last.at);
    await ctx.tx.usageSource.update({ where: { id: source.id }, data: { derivedUntil } });
  }
  return more;
}
