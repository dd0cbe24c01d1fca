import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { beginUpload } from "./begin-upload";
import { completeUpload, type uploadAnswers } from "./complete-upload";
import { encodingDetector } from "./detect-encoding";
import { discardUpload } from "./discard-upload";
import type { ImportView } from "./run-view";
import { largestFile, tooLarge } from "./schema";
import { storeChunk } from "./store-chunk";
import { chunkSize } from "./stored-file";
import { UnreadableFile } from "./unreadable-file";

export interface ArrivingFile {
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Asked after the last byte: a form may send its other fields behind the file. */
  answers(): Promise<z.input<typeof uploadAnswers>>;
}

type Around = Parameters<typeof execute<typeof completeUpload.input, ImportView>>[4];

/**
 * Takes a file in as it arrives: each piece is stored in a transaction of its own, and looked at on the way. Neither
 * memory nor a transaction holds the whole. What cannot be read leaves nothing behind.
 */
export async function receiveFile(
  runtime: Runtime,
  actor: Actor,
  file: ArrivingFile,
  around?: (sha256: string, said: string) => Around,
): Promise<ImportView> {
  const { id: importId } = await execute(runtime, actor, beginUpload, { fileName: file.fileName });
  try {
    const hash = createHash("sha256");
    const detector = encodingDetector();
    let bytes = 0;
    for await (const data of inChunks(file.bytes)) {
      if (bytes + data.length > largestFile) throw refuse("body-too-large", tooLarge);
      hash.update(data);
      detector.push(data);
      await execute(runtime, actor, storeChunk, { importId, start: bytes, data });
      bytes += data.length;
    }
    const facts = { importId, bytes, sha256: hash.digest("hex"), encoding: detector.finish() };
    const said = await file.answers();
    return await execute(
      runtime,
      actor,
      completeUpload,
      { ...said, ...facts },
      around?.(facts.sha256, JSON.stringify(said)),
    );
  } catch (error) {
    await execute(runtime, actor, discardUpload, { importId });
    throw error instanceof UnreadableFile
      ? refuse("import-unreadable", { reason: error.detail, row: error.row ?? null, column: error.column ?? null })
      : error;
  }
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + chunkSize - size);
      held.push(part);
      size += part.length;
      at += part.length;
      if (size < chunkSize) continue;
      yield Buffer.concat(held);
      held = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
