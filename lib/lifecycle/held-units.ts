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

/** `unit`: what one of them is called. */
export type Drop = { before: number; after: number; held: number; over: number; unit: "machine" | "seat" };

/** How many units would be held beyond what there is; a licence that is over already, and does not shrink, is not dropping. */
export function dropOf(license: Pick<LockedLicense, "allocation">, count: Omit<Drop, "over" | "unit">): Drop {
  const { before, after, held } = count;
  const unit = license.allocation === "NODE_LOCKED" ? "machine" : "seat";
  return { ...count, over: after < before ? Math.max(0, held - after) : 0, unit };
}

/** Refuses to drop below what is held, and says where to look. */
export function refuseDrop(license: LockedLicense, { after, held, over, unit }: Drop, from: Date): void {
  if (over === 0) return;
  throw refuse("fewer-units-than-held", {
    license: license.name,
    from: dayInWords(from),
    capacity: after,
    held,
    over,
    unit,
    holders: `/admin/licenses/${license.id}`,
  });
}
