import { z } from "zod";
import { addDays } from "@/lib/kernel/calendar";
import { query } from "@/lib/kernel/operation";
import { signerForReading } from "@/lib/keys/key-ring";
import { organizationDay } from "@/lib/licenses/organization-day";
import { readRevoked } from "./revocations.sql";

/**
 * The revocation list as a compact JWS (RFC 7515; EdDSA, RFC 8037) of `{ iss, license, iat, next, sequence, keys,
 * licenses, activations, leases, signingKeys }`. A client program gets that of its own licence, `license` says of which; null
 * stands for all. `iat` and `next` (when the list is stale) are seconds, `sequence` milliseconds since 1970: whoever keeps
 * the highest that they have seen refuses an older list that is played back.
 */
export const readRevocations = query({
  name: "files.revocations",
  permission: "file:issue",
  input: z.strictObject({}),
  async run(ctx) {
    const license = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
    const { today } = await organizationDay(ctx);
    const revoked = await readRevoked(ctx, license, today);
    const next = addDays(ctx.now, 1);
    const said = {
      iss: ctx.organizationId,
      license,
      iat: seconds(ctx.now),
      next: seconds(next),
      sequence: ctx.now.getTime(),
      ...revoked,
    };
    const signer = await signerForReading(ctx);
    const signed = `${part({ alg: "EdDSA", kid: signer.kid, typ: "revocations+jws" })}.${part(said)}`;
    return { jws: `${signed}.${signer.sign(signed).toString("base64url")}`, next };
  },
});

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
