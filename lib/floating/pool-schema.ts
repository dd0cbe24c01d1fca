import { z } from "zod";
import { HolderRule } from "@/lib/db/generated/enums";
import { idField, requiredText, versionField } from "@/lib/kernel/fields";

/** Longest time that anything of a pool may last, seconds: a year. */
const longest = 31_536_000;
const seconds = (min: number, max: number) =>
  z
    .int({ error: ({ input }) => (Number.isNaN(input) ? "is needed" : "is a whole number of seconds") })
    .min(min, `is at least ${min} seconds`)
    .max(max, `is at most ${max.toLocaleString("en")} seconds`);

export const mostPoolSeats = 1_000_000;

const settings = {
  name: requiredText(200),
  /** Its part of the licence's seats; null, which one pool of a licence may have, is what remains. */
  seats: z
    .int("is a whole number")
    .min(0, "is not less than 0")
    .max(mostPoolSeats, `is at most ${mostPoolSeats.toLocaleString("en")}`)
    .nullable(),
  /** Which check-outs are one holder's and share a lease. */
  holderRule: z.enum(HolderRule),
  /** A lease runs so long without a heartbeat; null is what the licence says. */
  leaseSeconds: seconds(30, 604_800).nullable(),
  /** How often a program is asked for a heartbeat; null is nearly four times a lease. */
  heartbeatSeconds: seconds(5, 302_400).nullable(),
  /** Longest time that one lease may be held, heartbeats or not. */
  longestSeconds: seconds(60, longest).nullable(),
  /** A holder may say to be idle for so long before its lease ends. */
  idleSeconds: seconds(60, longest).nullable(),
  /** A seat granted from the queue waits so long for its first heartbeat. */
  pickupSeconds: seconds(5, 86_400),
  /** At the head of the queue, a request for several seats keeps what is free for itself so long. */
  headSeconds: seconds(0, 86_400),
};

/** `feature` by id or code; none makes the product's pool again, where it was archived. */
export const createPoolInput = z
  .strictObject({ ...settings, licenseId: idField, feature: idField.nullable() })
  .partial()
  .required({ licenseId: true });

export const changePoolInput = z.strictObject(settings).partial().extend({ poolId: idField, version: versionField });
export const poolIdInput = z.strictObject({ poolId: idField });
