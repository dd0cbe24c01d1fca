import { z } from "zod";
import {
  idField,
  optionalEmail,
  optionalId,
  optionalText,
  requiredText,
  searchFilter,
  versionField,
} from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { isTimeZone } from "@/lib/people/time-zones";

const sourceFields = {
  name: requiredText(120),
  /** Of the machine that writes the log: its lines carry local times. */
  timeZone: z.string().trim().min(1, "is needed").refine(isTimeZone, "is a time zone such as Europe/Amsterdam"),
  vendorDaemon: optionalText(60),
  productId: optionalId,
};

export const createUsageSourceInput = z.strictObject(sourceFields).partial({ vendorDaemon: true, productId: true });
export const changeUsageSourceInput = z
  .strictObject(sourceFields)
  .partial()
  .extend({ sourceId: idField, version: versionField });
export const usageSourceIdInput = z.strictObject({ sourceId: idField });
export const listUsageSourcesInput = pageInput.extend({ q: searchFilter }).strict();

/** How many licences may have been bought of a feature. */
export const boughtLicenses = z
  .int("is a whole number")
  .min(0, "is 0 or more")
  .max(10_000_000, "is at most 10,000,000");

export const setCapacitiesInput = z.strictObject({
  sourceId: idField,
  capacities: z
    .array(z.strictObject({ feature: requiredText(200), capacity: boughtLicenses.nullable() }))
    .min(1, "is empty")
    .max(500, "is at most 500 features at a time"),
});

/** Bytes of a log in one call: read within one transaction. */
const largestPiece = 256 * 1024;

export const sendLogInput = z.strictObject({
  sourceId: idField,
  /** Names the file, the same each time that it is read; another file has another name. */
  stream: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is up to 64 letters and digits"),
  /** Offset of the first byte in the file. */
  offset: z.int().min(0).max(1_000_000_000_000_000),
  /** Whole lines, as they stand in the file, in base64; empty asks where to go on. */
  data: z
    .string()
    .max(Math.ceil(largestPiece / 3) * 4, "is at most 256 KiB")
    .pipe(z.base64("is not base64")),
  /** The file that this one goes on from, where the collector saw the log being rotated. */
  follows: z.string().max(64).optional(),
  /** The one before was emptied, so that lines may be missing between: its dates go on, what is known of the time does not. */
  emptied: z.boolean().default(false),
  /** Sent once, by hand: nobody follows the log with it, so that nobody is missed afterwards. */
  once: z.boolean().default(false),
});

export const listUsageUsersInput = pageInput
  .extend({ q: searchFilter, sourceId: idField.optional(), state: z.enum(["unmatched", "matched"]).optional() })
  .strict();
export const matchUsageUserInput = z.strictObject({
  userId: idField,
  version: versionField,
  /** Null: nobody of the organisation (a service account, say). */
  personId: idField.nullable(),
});

export const createUsagePeopleInput = z.strictObject({
  people: z
    .array(
      z.strictObject({
        userId: idField,
        version: versionField,
        displayName: requiredText(200),
        email: optionalEmail.optional(),
        username: optionalText(120).optional(),
      }),
    )
    .min(1, "is empty")
    .max(100, "is at most 100 people at a time")
    .refine((people) => new Set(people.map(({ userId }) => userId)).size === people.length, "names one twice"),
});

export const linkFeatureInput = z.strictObject({
  usageFeatureId: idField,
  version: versionField,
  /** Null: no licence here stands for it. */
  licenseId: idField.nullable(),
});
