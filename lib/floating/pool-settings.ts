import type { Pool } from "@/lib/db/generated/client";

/** What of a pool people decide, for the trail: what is reckoned from it is no news. */
export function settingsOf(pool: Pool) {
  const {
    name,
    seats,
    holderRule,
    leaseSeconds,
    heartbeatSeconds,
    longestSeconds,
    idleSeconds,
    pickupSeconds,
    headSeconds,
  } = pool;
  return {
    name,
    seats,
    holderRule,
    leaseSeconds,
    heartbeatSeconds,
    longestSeconds,
    idleSeconds,
    pickupSeconds,
    headSeconds,
  };
}
