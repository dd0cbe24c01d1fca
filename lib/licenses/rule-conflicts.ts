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
  if (before.allocation !== "NAMED") return null;
  const held = await seatsHeldNow(ctx, before.id);
  if (held === 0) return null;
  if (after.allocation !== "NAMED")
    return {
      why: `has ${counted(held, "seat that is held", "seats that are held")}`,
      remedy: "Release them before you change how it is allocated.",
    };
  const narrowed =
    same(before.departmentIds, after.departmentIds) && same(before.siteIds, after.siteIds)
      ? 0
      : await holdersOutside(ctx, before.id, after);
  if (narrowed === 0) return null;
  return {
    why: `has ${counted(narrowed, "seat that is held", "seats that are held")} outside the places named`,
    remedy: "Release them, or name their departments and sites too.",
  };
}

async function machineConflict(ctx: Context, before: Held, after: LicenseRules): Promise<Conflict | null> {
  const held = await activationsHeld(ctx, before.id);
  if (held === 0) return null;
  const active = `has ${counted(held, "unit that is active", "units that are active")}`;
  if (after.allocation !== "NODE_LOCKED")
    return { why: active, remedy: "Deactivate the machines before you change how it is allocated." };
  if (after.metric !== before.metric)
    return { why: active, remedy: "Deactivate the machines before you change what is counted." };
  if (after.overage === before.overage && after.overagePercent === before.overagePercent) return null;
  const { today } = await organizationDay(ctx);
  const allowed = await unitAllowance(ctx, before.id, after, today);
  if (allowed === null || held <= allowed) return null;
  return { why: `${active}, and would allow ${allowed}`, remedy: "Deactivate machines or add a purchase first." };
}

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);
