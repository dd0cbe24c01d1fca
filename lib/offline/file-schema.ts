import { z } from "zod";
import { idField as id } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

const day = 86_400;
const shortestFile = 3_600;
/** Five years, leap days included. */
const longestFile = 1_826 * day;

/** Seconds for which a file is good; it ends sooner where the licence does. */
const ttlField = z
  .int("is a whole number of seconds")
  .min(shortestFile, `is at least ${shortestFile} seconds (an hour)`)
  .max(longestFile, `is at most ${longestFile} seconds (five years)`);

const shared = {
  /** The licence key that encrypts it and is named in it. A client with a key of its own leaves this out. */
  keyId: id.optional(),
  encrypt: z.boolean().default(false),
  ttl: ttlField,
};

export const issueLicenseFileInput = z.strictObject({ licenseId: id, ...shared });
export const issueMachineFileInput = z.strictObject({ activationId: id, ...shared });

/** More is no request file. */
export const longestRequest = 50_000;
const request = {
  request: z.string().min(1, "is needed").max(longestRequest, "is at most 50,000 characters"),
  /** Encrypts the file under the key that the request names. */
  encrypt: z.boolean().default(false),
};

export const exchangeRequestInput = z.strictObject({ licenseId: id, ...request, ttl: ttlField });
/** A request of one's own machine: it says itself for which licence it is. */
export const exchangeOwnRequestInput = z.strictObject(request);
export const previewOwnRequestInput = z.strictObject({ request: request.request });

/** What the portal's form asks: a machine file where a machine is named. */
export const giveFileInput = z
  .object({ activationId: z.string(), keyId: z.string(), encrypt: z.boolean(), ttl: ttlField })
  .refine(({ keyId, encrypt }) => !encrypt || keyId !== "", {
    path: ["keyId"],
    message: "is needed to encrypt a file",
  });

export const fileStates = ["GOOD", "EXPIRED", "REVOKED"] as const;
export const listFilesInput = pageInput
  .extend({ licenseId: id, kind: z.enum(["LICENSE", "MACHINE"]).optional(), state: z.enum(fileStates).optional() })
  .strict();
