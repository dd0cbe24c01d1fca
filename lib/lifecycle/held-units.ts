import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { seatsHeldNow } from "@/lib/licenses/capacity.sql";
import { activationsHeld } from "@/lib/licenses/held-units.sql";
import type { LockedLicense } from "@/lib/licenses/lock-license";

/** What people or machines hold of a licence now, as its allocation counts it. */
export async function unitsHeld(ctx: Context, license: LockedLicense): Promise<number> {
  if (license.allocation === "NAMED") return seatsHeldNow(ctx, license.id);
  return license.allocation === "NODE_LOCKED" ? activationsHeld(ctx, license.id) : 0;
}

export type Drop = { before: number; after: number; held: number; over: number };

/** How many units would be held beyond what there is; a licence that is over already, and does not shrink, is not dropping. */
export function dropOf(before: number, after: number, held: number): Drop {
  return { before, after, held, over: after < before ? Math.max(0, held - after) : 0 };
}

/** Refuses to drop below what is held, and says where to look. */
export function refuseDrop(license: LockedLicense, { after, held, over }: Drop, from: Date): void {
  if (over === 0) return;
  throw refuse("fewer-units-than-held", {
    license: license.name,
    from: dayInWords(from),
    capacity: after,
    held,
    over,
    unit: license.allocation === "NODE_LOCKED" ? "machine" : "seat",
    holders: `/admin/licenses/${license.id}`,
  });
}
