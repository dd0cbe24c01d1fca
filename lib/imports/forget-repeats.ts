import type { Context } from "@/lib/kernel/operation";
import type { Touch } from "./touch";

/**
 * A dry run undoes each batch, so that a later row seems to create again what an earlier batch would have created. Such
 * a creation is told as what it will be: nothing new.
 */
export async function forgetRepeats(
  ctx: Context,
  runId: string,
  pass: number,
  touches: readonly Touch[][],
): Promise<Touch[][]> {
  const keys = touches.flat().flatMap((touch) => (touch.did === "created" ? touch.keys : []));
  const found = await ctx.tx.importSubject.findMany({
    where: { runId, pass, key: { in: [...new Set(keys)] } },
    select: { key: true },
  });
  const old = new Set(found.map(({ key }) => key));
  const isOld = (touch: Touch) => touch.did === "created" && touch.keys.some((key) => old.has(key));
  return touches.map((row) => {
    const newSeat = row.some((touch) => touch.type === "seat" && touch.did === "created" && !isOld(touch));
    return row.map((touch): Touch => {
      if (!isOld(touch)) return touch;
      return touch.grows && newSeat ? { ...touch, did: "changed", seats: 1 } : { ...touch, did: "unchanged" };
    });
  });
}
