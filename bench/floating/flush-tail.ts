import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { outcomeOf } from "./load-order";

/** A page of the write-ahead log, bytes. */
const page = 8192;
/** Pages written over and over, as segments of the log are used again. */
const pages = 2_000;

/**
 * What the disk alone does to a tail: p99 ÷ median of writing one page and flushing it, `rate` times a second for so many
 * seconds, where the bench keeps its database.
 */
export async function flushTail(seconds: number, rate: number): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-bench-flush-"));
  const file = await open(join(directory, "log"), "w");
  try {
    const written = Buffer.alloc(page, 1);
    await file.write(Buffer.alloc(page * pages, 1));
    await file.datasync();
    const times: number[] = [];
    const began = performance.now();
    for (let n = 0; performance.now() < began + seconds * 1000; n++) {
      const early = began + (n * 1000) / rate - performance.now();
      if (early > 0) await sleep(early);
      const due = performance.now();
      await file.write(written, 0, page, (n % pages) * page);
      await file.datasync();
      times.push(performance.now() - due);
    }
    const { median, p99 } = outcomeOf(times, seconds, []);
    return p99 / median;
  } finally {
    await file.close();
    await rm(directory, { recursive: true, force: true });
  }
}
