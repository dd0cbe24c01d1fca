import { z } from "zod";
import type { UsageStream } from "@/lib/db/generated/client";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { ingest } from "./ingest";
import { heardAfter } from "./freshness";
import { freshCoverage } from "./log-coverage";
import { freshReader, logReader, readerState, type ReaderState } from "./log-reader";
import { reckonLeases } from "./reckon-leases";
import { lockSource } from "./require-source";
import { sendLogInput } from "./schema";

const unread = z.array(z.object({ line: z.int(), why: z.string(), text: z.string() }));
const mostUnread = 20;

/**
 * The next piece of a log that a collector follows. A piece that is known already, or a part of it, changes nothing; one that
 * lies too far ahead is refused with the byte to go on from. Only the beginning of a file is recorded in the trail: its lines
 * are kept themselves.
 */
export const sendLog = command({
  name: "usage-sources.send-log",
  permission: "usage-log:send",
  input: sendLogInput,
  async run(ctx, { sourceId, stream, offset, data, follows, emptied, once }) {
    const source = await lockSource(ctx, sourceId);
    if (source.archivedAt) throw refuse("already-archived", { what: "licence server" });
    const before = await ctx.tx.usageStream.findUnique({ where: { sourceId_stream: { sourceId, stream } } });
    const next = Number(before?.next ?? 0n);
    if (offset > next) throw refuse("log-piece-missing", { next });
    const bytes = Buffer.from(data, "base64").subarray(next - offset);
    await ctx.tx.usageSource.update({ where: { id: sourceId }, data: { heardAt: heardAfter(source, ctx.now, once) } });
    if (bytes.length === 0) return { next, lines: 0, added: 0, known: 0, unmatched: 0 };
    if (bytes.at(-1) !== newline) throw refuseInput({ data: "must end with the end of a line" });

    const reader = logReader(await stateOf(ctx, sourceId, before, { follows, emptied }), source);
    const lines = bytes.toString("utf8").slice(0, -1).split(/\r?\n/);
    lines.forEach((line) => reader.push(line));
    const batch = reader.take();
    const { added, known } = await ingest(ctx, source, "live", batch);
    while (await reckonLeases(ctx, await lockSource(ctx, sourceId)));

    const latest = [...unread.parse(before?.latest ?? []), ...batch.unmatched].slice(-mostUnread);
    const counts = {
      next: BigInt(next + bytes.length),
      lines: (before?.lines ?? 0) + lines.length,
      unmatched: (before?.unmatched ?? 0) + batch.unmatched.length,
    };
    const row = { ...counts, state: batch.state, latest, updatedAt: ctx.now };
    await ctx.tx.usageStream.upsert({
      where: { sourceId_stream: { sourceId, stream } },
      create: { ...row, sourceId, stream, organizationId: ctx.organizationId },
      update: row,
    });
    if (!before) ctx.record("usage-source.log-began", { kind: "usage-source", id: sourceId }, { after: { stream } });
    return { next: next + bytes.length, lines: lines.length, added, known, unmatched: batch.unmatched.length };
  },
});

const newline = 10;

/**
 * A rotated log goes on where the one before it stopped: its first lines need no date, and nothing lies between. After one that
 * was emptied unread lines may, of a crash perhaps, so that the time between is not known.
 */
async function stateOf(
  ctx: Context,
  sourceId: string,
  stream: UsageStream | null,
  { follows, emptied }: { follows: string | undefined; emptied: boolean },
): Promise<ReaderState> {
  if (stream) return readerState.parse(stream.state);
  if (follows === undefined) return freshReader;
  const former = await ctx.tx.usageStream.findUnique({ where: { sourceId_stream: { sourceId, stream: follows } } });
  if (!former) return freshReader;
  const state = { ...readerState.parse(former.state), lines: 0 };
  return emptied ? { ...state, coverage: freshCoverage } : state;
}
