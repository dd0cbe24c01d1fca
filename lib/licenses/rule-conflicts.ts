import type { Context } from "@/lib/kernel/operation";
import { seatsHeldNow } from "./capacity.sql";
import type { LicenseRules } from "./license-rules-schema";
import { activationsHeld, unitAllowance, holdersOutside } from "./held-units.sql";
import { organizationDay } from "./organization-day";

type Conflict = { why: string; remedy: string };
type Held = LicenseRules & { id: string };

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * What a change of rules would break of what is held now, in words; null where nothing. The caller has locked the licence,
 * so that the answer holds until the transaction ends.
 */
export async function conflictOf(ctx: Context, before: Held, after: LicenseRules): Promise<Conflict | null> {
  if (before.allocation === "NODE_LOCKED") return machineConflict(ctx, before, after);
  return before.allocation === "NAMED" ? seatConflict(ctx, before, after) : null;
}

async function seatConflict(ctx: Context, before: Held, after: LicenseRules): Promise<Conflict | null> {
  const held = await seatsHeldNow(ctx, before.id);
  if (held === 0) return null;
  const why = `has ${counted(held, "seat that is held", "seats that are held")}`;
  if (after.allocation !== "NAMED") return { why, remedy: "Release them before you change how it is allocated." };
  const allowed = await allowedInstead(ctx, before, after, held);
  if (allowed !== null)
    return { why: `${why}, and would allow ${allowed}`, remedy: "Release seats or add a purchase first." };
  const isNarrower = !same(before.departmentIds, after.departmentIds) || !same(before.siteIds, after.siteIds);
  const outside = isNarrower ? await holdersOutside(ctx, before.id, after) : 0;
  if (outside === 0) return null;
  return {
    why: `has ${counted(outside, "seat that is held", "seats that are held")} outside the places named`,
    remedy: "Release them, or name their departments and sites too.",
  };
}

async function machineConflict(ctx: Context, before: Held, after: LicenseRules): Promise<Conflict | null> {
  const held = await activationsHeld(ctx, before.id);
  if (held === 0) return null;
  const why = `has ${counted(held, "unit that is active", "units that are active")}`;
  if (after.allocation !== "NODE_LOCKED")
    return { why, remedy: "Deactivate the machines before you change how it is allocated." };
  if (after.metric !== before.metric)
    return { why, remedy: "Deactivate the machines before you change what is counted." };
  const allowed = await allowedInstead(ctx, before, after, held);
  if (allowed === null) return null;
  return { why: `${why}, and would allow ${allowed}`, remedy: "Deactivate machines or add a purchase first." };
}

/** How many units another overage rule would allow, where it is another and allows fewer than are held; else null. */
async function allowedInstead(ctx: Context, before: Held, after: LicenseRules, held: number): Promise<number | null> {
  if (after.overage === before.overage && after.overagePercent === before.overagePercent) return null;
  const { today } = await organizationDay(ctx);
  const allowed = await unitAllowance(ctx, before.id, after, today);
  return allowed !== null && held > allowed ? allowed : null;
}

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);
