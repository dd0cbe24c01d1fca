import { randomFillSync } from "node:crypto";

const poolSize = 8_192;
const pool = new Uint8Array(poolSize);
let used = poolSize;

/**
 * Random bytes of the system, drawn in larger pieces, since each draw costs more than what is drawn. What was given out is
 * wiped from the pool and never given again.
 */
export function randomBytesOf(size: number): Uint8Array<ArrayBuffer> {
  if (size > poolSize / 4) return randomFillSync(new Uint8Array(size));
  if (used + size > poolSize) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + size);
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
