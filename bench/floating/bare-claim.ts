import { randomBytes } from "node:crypto";

const lasting = 900;
const id = (prefix: string) => `${prefix}_${randomBytes(13).toString("hex")}`;

/** A claim as our check-out sends it, made with as little work as can be: for the bare statement and the bare server. */
function bareClaim(user: string) {
  return {
    holder: { user, host: "farm" },
    holderKey: JSON.stringify([user, "farm"]),
    seats: 1,
    ttl: lasting,
    address: "127.0.0.1",
    leaseId: id("lea"),
    eventId: id("evt"),
    denialId: id("den"),
    salt: randomBytes(16).toString("hex"),
    actorKind: "license",
    actorId: "key_bench",
    channel: "api",
    requestId: id("req"),
  };
}

/** The values of the check-out statement. */
export const bareValues = (organizationId: string, poolId: string, rules: number, user: string) => [
  organizationId,
  poolId,
  rules,
  JSON.stringify(bareClaim(user)),
  false,
];

/** Those of the check-in statement. */
export const returnValues = (organizationId: string, leaseId: string) => [
  organizationId,
  leaseId,
  null,
  null,
  "RETURNED",
  null,
  JSON.stringify({
    eventId: id("evt"),
    actorKind: "license",
    actorId: "key_bench",
    channel: "api",
    requestId: id("req"),
  }),
  false,
];
