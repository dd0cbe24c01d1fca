import { Prisma } from "@/lib/db/generated/client";
import { looksLikeLog } from "@/lib/flexnet/looks-like-log";
import { within, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import type { Encoding } from "./detect-encoding";
import { importView, type ImportView } from "./run-view";
import { startDryRun, startImport } from "./start-import";
import { storedFile } from "./stored-file";
import { UnreadableFile } from "./unreadable-file";

type UploadedLog = {
  importId: string;
  bytes: number;
  sha256: string;
  encoding: Encoding;
  source: string | undefined;
  next: "wait" | "dry-run" | "run";
};

/** The debug log of a FlexNet server has arrived: no columns to name, but the server that wrote it. */
export async function completeLog(ctx: Context, file: UploadedLog): Promise<ImportView> {
  const { importId, bytes, sha256, encoding, source, next } = file;
  if (!source) throw refuseInput({ source: "is needed: the licence server that wrote the log" });
  const writer = await ctx.tx.usageSource.findUnique({ where: { id: source } });
  if (!writer || writer.archivedAt) throw refuseInput({ source: "is not a licence server that is in use" });
  const text = new TextDecoder(encoding).decode(await headOf(ctx, importId));
  if (encoding.startsWith("utf-16")) throw new UnreadableFile("The log is UTF-16. Save it as UTF-8, and upload that.");
  if (!looksLikeLog(text))
    throw new UnreadableFile("This does not look like a FlexNet debug log: no line begins with a time and a daemon.");
  const run = await ctx.tx.importRun.update({
    where: { id: importId },
    data: {
      status: "UPLOADED",
      kind: "FLEXLM",
      usageSourceId: source,
      bytes,
      sha256,
      encoding,
      columns: [{ index: 0, name: "Line", samples: [] }],
      logState: Prisma.DbNull,
      version: { increment: 1 },
    },
  });
  ctx.record(
    "import.uploaded",
    { kind: "import", id: run.id },
    { after: { fileName: run.fileName, bytes, sha256, kind: "flexlm" }, related: [source] },
  );
  if (next === "wait") return importView(run);
  return within(ctx, next === "run" ? startImport : startDryRun, { importId });
}

async function headOf(ctx: Context, importId: string): Promise<Uint8Array> {
  for await (const chunk of storedFile(ctx, importId)(0)) return chunk;
  return new Uint8Array();
}
