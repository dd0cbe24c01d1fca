import { z } from "zod";
import { isCountry } from "@/lib/people/countries";
import { idField as id, optionalText } from "@/lib/kernel/fields";

const longestName = 256;
/** Printable characters of any script, without line breaks. */
const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u;
const name = z
  .string()
  .trim()
  .min(1, "is needed")
  .max(longestName, `is at most ${longestName} characters`)
  .regex(printable, "holds characters that cannot be printed");
const word = (max: number) => z.string().trim().min(1, "is empty").max(max, `is at most ${max} characters`);

const mostSeats = 10_000;
const token = z
  .int("is the number that the check-out answered")
  .min(1)
  .max(2 ** 52);

/** Who checks out: the pool's rule says which of the three make a holder. */
const holder = z.strictObject({ user: name, host: name, process: name.optional() });

export const checkOutInput = z
  .strictObject({
    holder,
    seats: z.int("is a whole number").min(1, "is at least 1").max(mostSeats, `is at most ${mostSeats}`).default(1),
    feature: word(64).optional(),
    /** Seconds that the lease runs without a heartbeat. */
    ttl: z.int("is a number of seconds").min(30, "is at least 30 seconds").max(86_400, "is at most a day").optional(),
    version: word(100).optional(),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .refine(isCountry, "is a country code of two letters, such as NL")
      .optional(),
    project: word(100).optional(),
    wait: z
      .strictObject({
        maxSeconds: z.int("is a number of seconds").min(1, "is at least 1").max(604_800, "is at most a week"),
        priority: z.int("is a whole number").min(0, "is 0 to 100").max(100, "is 0 to 100").default(0),
      })
      .optional(),
    licenseId: id.optional(),
    poolId: id.optional(),
  })
  .refine(({ licenseId, poolId }) => licenseId !== undefined || poolId !== undefined, {
    path: ["licenseId"],
    message: "is needed, or poolId",
  });
export type CheckOutInput = z.output<typeof checkOutInput>;

export const heartbeatInput = z.strictObject({
  leaseId: id,
  token,
  /** For how long nobody has worked with it: where the pool sets an end to that, so does the lease. */
  idleSeconds: z.int("is a number of seconds").min(0, "is at least 0").max(31_536_000, "is at most a year").optional(),
});
export const leaseIdInput = z.strictObject({ leaseId: id });
export const checkInInput = z.strictObject({
  leaseId: id,
  reason: optionalText(100).default(null),
  process: name.optional(),
});
const until = z.iso
  .datetime({ offset: true, error: "is an instant with its offset, such as 2026-12-01T18:00:00Z" })
  .transform((text) => new Date(text));

export const borrowInput = z.strictObject({
  leaseId: id,
  until,
  /** Encrypts the file under the licence key, which a client with one of its own leaves out. */
  encrypt: z.boolean().default(false),
  keyId: id.optional(),
});
export const borrowOwnInput = z.strictObject({ leaseId: id, until });
export const returnInput = z
  .strictObject({
    leaseId: id,
    /** The device is lost: its seats come back when its file ends. */
    lost: z.boolean().default(false),
    /** They come back at once: nobody will use that file again. For licence managers. */
    freeNow: z.boolean().default(false),
    reason: optionalText(1000).default(null),
  })
  .refine(({ lost, freeNow }) => lost || !freeNow, { path: ["freeNow"], message: "is said of a lost device" });
export const returnOwnInput = z.strictObject({ leaseId: id, lost: z.boolean().default(false) });
export const ticketInput = z.strictObject({
  ticketId: id,
  /** Seconds to wait for a change. */
  wait: z.coerce.number("is a number of seconds").int().min(0).max(30, "is at most 30 seconds").default(0),
});
export const leaveQueueInput = z.strictObject({ ticketId: id });
