import { z } from "zod";

/** A key id: the 43 characters of a SHA-256 thumbprint. */
const kid = z.string().regex(/^[\w-]{43}$/);

/**
 * What a signed key says, to whoever holds its organisation's public key. `expiry` is the instant at which the right ends,
 * only where that cannot move: null for what renews or may be prolonged, whose state is asked online or read from a file.
 */
export const keyPayload = z.strictObject({
  v: z.literal(1),
  kid,
  /** The key's own id: what a revocation list names. */
  id: z.string(),
  license: z.string(),
  /** The code by which programs name the product, or its id. */
  product: z.string(),
  term: z.enum(["PERPETUAL", "SUBSCRIPTION", "TRIAL"]),
  allocation: z.enum(["NAMED", "FLOATING", "NODE_LOCKED", "SITE"]),
  issued: z.iso.datetime(),
  expiry: z.iso.datetime().nullable(),
  /** SHA-256 (hex) of the fingerprint of the one machine that the key is bound to. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export type KeyPayload = z.output<typeof keyPayload>;
