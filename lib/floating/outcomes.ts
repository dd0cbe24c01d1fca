import { z } from "zod";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import type { PoolRules } from "./pool-rules";

/** What the functions in the database answer. */
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const state = z.enum(["NOT_STARTED", "EXPIRED", "SUSPENDED", "TERMINATED"]);
const leaseFields = {
  leaseId: z.string(),
  token: z.number(),
  expiresAt: instant,
  overdraft: z.boolean(),
  seats: z.number(),
};
const queueFields = {
  ticket: z.string(),
  position: z.number(),
  estimatedWaitSeconds: z.number(),
  expiresAt: instant,
};

export const checkOutOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("STARTED"), calm: z.boolean(), ...leaseFields }),
  z.object({ outcome: z.literal("HELD"), ...leaseFields }),
  z.object({ outcome: z.literal("HELD_DIFFERENTLY"), seats: z.number() }),
  z.object({ outcome: z.literal("QUEUED"), ...queueFields }),
  z.object({
    outcome: z.literal("DENIED"),
    cause: z.enum(["CAPACITY", "RESERVATION", "GROUP_CAP"]),
    capacity: z.number(),
    inUse: z.number(),
    queued: z.number(),
    retryAfter: z.number(),
  }),
  z.object({ outcome: z.enum(["STALE", "ALONE", "NOT_FOUND"]) }),
  z.object({ outcome: state }),
]);

export const beatOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("OK"), expiresAt: instant }),
  z.object({ outcome: z.enum(["ALONE", "NOT_FOUND", "LOST"]) }),
  z.object({ outcome: state }),
]);

export const checkInOutcome = z.object({ outcome: z.enum(["DONE", "SHARED", "ALONE", "NOT_FOUND"]) });

export const queueOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("WAITING"), ...queueFields }),
  z.object({ outcome: z.literal("GRANTED"), poolId: z.string(), ...leaseFields }),
  z.object({ outcome: z.enum(["EXPIRED", "LEFT", "NOT_FOUND"]) }),
]);

type LicenseNames = Pick<PoolRules, "license" | "startsOn" | "endsOn">;

/** Why a licence that is not in force gives nothing out. */
export function refuseState(of: z.output<typeof state>, { license, startsOn, endsOn }: LicenseNames): Refusal {
  switch (of) {
    case "NOT_STARTED":
      return refuse("license-not-started", { license, startsOn });
    case "EXPIRED":
      return refuse("license-expired", { license, endedOn: endsOn });
    case "SUSPENDED":
      return refuse("license-suspended", { license });
    case "TERMINATED":
      return refuse("license-terminated", { license });
  }
}
