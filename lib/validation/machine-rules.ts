import { dayInWords } from "@/lib/kernel/calendar";
import { fingerprintHash } from "@/lib/keys/key-text";
import { graceEndsOn, stateOn } from "@/lib/licenses/license-state";
import type { Count, LicenseCase } from "./facts";
import { ruleOf } from "./verdict-rule";

const isBound = ({ license, key }: LicenseCase) =>
  license.allocation === "NODE_LOCKED" || (key !== null && key.fingerprint !== null);
const isNodeLocked = ({ license }: LicenseCase) => license.allocation === "NODE_LOCKED";

/** Seconds after which to look again where others give units back. */
const soon = 60;

/** Uses beyond what was bought; whether they are permitted says `isPermitted`. */
function tooMany(count: Count | null, units: string): string | null {
  if (!count || count.used <= count.capacity) return null;
  return `has ${count.used} ${units} for ${count.capacity} bought`;
}
const isPermitted = (count: Count | null) =>
  count !== null && (count.allowance === null || count.used <= count.allowance);

/** The machine, its heartbeat and how many there are; and last, that the term has run out and is in grace. */
export const machineRules = [
  ruleOf(
    "FINGERPRINT_SCOPE_REQUIRED",
    (found, { fingerprint }) =>
      isBound(found) && fingerprint === undefined && "is bound to machines: send the fingerprint",
  ),
  ruleOf("NO_MACHINE", (found) => isNodeLocked(found) && !found.hasMachines && "has no machine yet: activate this one"),
  ruleOf("FINGERPRINT_SCOPE_MISMATCH", (found, { fingerprint }) => {
    const bound = found.key?.fingerprint ?? null;
    if (bound !== null && fingerprint !== undefined && fingerprintHash(fingerprint) !== bound)
      return "has a key that is bound to another machine";
    return isNodeLocked(found) && !found.activation && "is not activated on this machine";
  }),
  ruleOf(
    "COMPONENTS_SCOPE_MISMATCH",
    ({ activation }, { components }) =>
      activation !== null &&
      components !== undefined &&
      Object.keys(components).length > 0 &&
      !activation.componentsAgree &&
      "is activated under this fingerprint, but too few of the components are the same",
  ),
  ruleOf(
    "HEARTBEAT_NOT_STARTED",
    ({ license, activation }) =>
      license.heartbeatSeconds !== null &&
      activation !== null &&
      !activation.heard &&
      "waits for the first heartbeat of this machine",
    { retryAfter: () => soon },
  ),
  ruleOf("HEARTBEAT_DEAD", ({ activation }) => activation?.dead === true && "has not heard from this machine in time", {
    retryAfter: ({ license }) => Math.min(license.heartbeatSeconds ?? soon, soon),
  }),
  ruleOf("TOO_MANY_MACHINES", ({ machines }) => tooMany(machines, "machines"), {
    valid: ({ machines }) => isPermitted(machines),
    retryAfter: () => soon,
  }),
  ruleOf("TOO_MANY_USERS", ({ users }) => tooMany(users, "users"), {
    valid: ({ users }) => isPermitted(users),
    retryAfter: () => soon,
  }),
  ruleOf("TOO_MANY_LEASES", ({ leases }) => tooMany(leases, "leases"), {
    valid: ({ leases }) => isPermitted(leases),
    retryAfter: () => soon,
  }),
  ruleOf(
    "IN_GRACE",
    ({ license, today }) => {
      const graceEnd = graceEndsOn(license);
      if (stateOn(license, today) !== "IN_GRACE" || !license.endsOn || !graceEnd) return null;
      return `expired on ${dayInWords(license.endsOn)} and is in grace until ${dayInWords(graceEnd)}`;
    },
    { valid: () => true },
  ),
];
