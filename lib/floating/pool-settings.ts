import type { Pool } from "@/lib/db/generated/client";

type Times = "leaseSeconds" | "heartbeatSeconds" | "longestSeconds" | "idleSeconds" | "pickupSeconds" | "headSeconds";
type PoolSettings = Pick<Pool, "name" | "seats" | "holderRule" | Times>;

/** What of a pool people decide: what is reckoned from it is no news to the trail, and stands in no form. */
export function settingsOf({ name, seats, holderRule, ...pool }: PoolSettings): PoolSettings {
  const { leaseSeconds, heartbeatSeconds, longestSeconds, idleSeconds, pickupSeconds, headSeconds } = pool;
  const times = { leaseSeconds, heartbeatSeconds, longestSeconds, idleSeconds, pickupSeconds, headSeconds };
  return { name, seats, holderRule, ...times };
}
