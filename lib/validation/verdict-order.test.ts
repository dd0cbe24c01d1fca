import fc from "fast-check";
import { expect, test } from "vitest";
import type { ValidationFacts } from "./facts";
import { arbitraryFacts, arbitraryScope } from "./testing-facts";
import { rules, verdictOf } from "./verdict";
import { verdictCodes } from "./verdict-codes";

/** As the wire contract lists them. */
const contract =
  `SIGNATURE_INVALID NOT_FOUND KEY_REVOKED KEY_REPLACED TERMINATED SUSPENDED NOT_STARTED TRIAL_ENDED EXPIRED
  PRODUCT_SCOPE_MISMATCH ENVIRONMENT_SCOPE_MISMATCH USER_SCOPE_REQUIRED USER_SCOPE_MISMATCH DEPARTMENT_NOT_ALLOWED
  COUNTRY_SCOPE_REQUIRED COUNTRY_NOT_ALLOWED VERSION_SCOPE_REQUIRED VERSION_NOT_ALLOWED MAINTENANCE_LAPSED
  ENTITLEMENTS_MISSING FINGERPRINT_SCOPE_REQUIRED NO_MACHINE FINGERPRINT_SCOPE_MISMATCH COMPONENTS_SCOPE_MISMATCH
  HEARTBEAT_NOT_STARTED HEARTBEAT_DEAD TOO_MANY_MACHINES TOO_MANY_USERS TOO_MANY_LEASES IN_GRACE VALID`.split(/\s+/);

test("the rules stand in the order of the contract", () => {
  expect([...verdictCodes]).toEqual(contract);
  expect(rules.map(({ code }) => code)).toEqual(contract);
});

test("the first code that applies is the one returned, whatever the facts and the scope", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arbitraryFacts, arbitraryScope, (facts: ValidationFacts, scope) => {
      const applying = rules.filter((rule) => rule.applies(facts, scope) !== null).map(({ code }) => code as string);
      const verdict = verdictOf(facts, scope);
      seen.add(verdict.code);
      expect(verdict.code).toBe(contract.find((code) => applying.includes(code)));
      expect(verdict.conclusive).toBe(verdict.retryAfter === null);
    }),
    { numRuns: 20_000 },
  );
  expect([...seen].sort()).toEqual([...contract].sort());
});
