import { countHeld } from "@/lib/licenses/capacity.sql";
import { allowanceOf } from "@/lib/licenses/overage";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { isUsable, stateInWords, stateOn } from "@/lib/licenses/license-state";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** Refuses a licence whose seats nobody may be given now; answers the day that it is for the organisation. */
export async function requireUsable(ctx: Context, license: LockedLicense): Promise<Date> {
  if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
  if (license.allocation !== "NAMED") {
    const allocation = license.allocation.toLowerCase().replace("_", "-");
    throw refuse("license-not-named", { license: license.name, allocation });
  }
  const { today } = await organizationDay(ctx);
  const state = stateOn(license, today);
  if (!isUsable(state)) throw refuse("license-not-usable", { license: license.name, state: stateInWords[state] });
  return today;
}

type Room = {
  capacity: number;
  held: number;
  /** Seats that are bought and held by nobody. */
  free: number;
  /** Seats that can be given: those that are free, and those that the overage rule allows beyond the capacity. */
  open: number;
};

/** How many seats are free now. The answer holds until the transaction ends, because the licence is locked. */
export async function roomIn(ctx: Context, license: LockedLicense, today: Date): Promise<Room> {
  const { capacity, held } = await countHeld(ctx, license.id, today);
  const allowance = allowanceOf(license, capacity);
  return {
    capacity,
    held,
    free: Math.max(0, capacity - held),
    open: allowance === null ? Number.MAX_SAFE_INTEGER : Math.max(0, allowance - held),
  };
}

/** How many people wait for a seat before this person; all who wait, where the person does not. */
export async function waitingAhead(ctx: Context, licenseId: string, personId: string | null): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ ahead: number }[]>`
    SELECT count(*)::int AS ahead FROM seat_request r
    WHERE r.organization_id = ${ctx.organizationId} AND r.license_id = ${licenseId} AND r.status = 'WAITLISTED'
      AND NOT EXISTS (
        SELECT 1 FROM seat_request own
        WHERE own.organization_id = r.organization_id AND own.license_id = r.license_id AND own.person_id = ${personId ?? ""}
          AND own.status = 'WAITLISTED' AND (own.waitlisted_at, own.wait_order) <= (r.waitlisted_at, r.wait_order))`;
  return rows[0]?.ahead ?? 0;
}
