import fc from "fast-check";
import { expect, test } from "vitest";
import { ruleProblems } from "./license-rule-checks";
import { defaultRules, type LicenseRules } from "./license-rules-schema";
import { relevantRules, withoutIrrelevant } from "./relevant-rules";

const orNull = (max: number) => fc.option(fc.integer({ min: 1, max }));
const rules: fc.Arbitrary<LicenseRules> = fc
  .record({
    term: fc.constantFrom("PERPETUAL", "SUBSCRIPTION", "TRIAL"),
    allocation: fc.constantFrom("NAMED", "FLOATING", "NODE_LOCKED", "SITE"),
    durationMonths: orNull(24),
    durationDays: orNull(90),
    renewal: fc.constantFrom("NONE", "MANUAL", "AUTOMATIC"),
    noticeDays: orNull(90),
    graceDays: fc.nat(30),
    maintained: fc.boolean(),
    maintenanceMonths: orNull(24),
    trialStart: fc.constantFrom("ISSUE", "FIRST_VALIDATION", "FIRST_ACTIVATION"),
    trialRepeatable: fc.boolean(),
    overage: fc.constantFrom("NONE", "PERCENT", "ALWAYS"),
    overagePercent: orNull(100),
    heartbeatSeconds: orNull(600),
    deadMachines: fc.constantFrom("KEEP", "FREE"),
    moveLimit: orNull(5),
    moveNeedsApproval: fc.boolean(),
    leaseSeconds: orNull(900),
    borrowSeconds: orNull(900),
    borrowLimit: orNull(5),
    transferable: fc.boolean(),
    transferNeedsApproval: fc.boolean(),
  })
  .map((given) => ({ ...defaultRules, ...given }) as LicenseRules);

/** What only whoever fills the form in can decide. */
const undecided = ["durationDays", "overagePercent", "borrowSeconds", "trialStart"];

test("rules without what is irrelevant contradict themselves in nothing that is not shown", () => {
  fc.assert(
    fc.property(rules, (given) => {
      const kept = withoutIrrelevant(given);
      expect(Object.keys(ruleProblems(kept)).filter((field) => !undecided.includes(field))).toEqual([]);
      const shown = relevantRules(kept);
      expect(Object.keys(ruleProblems(kept)).every((field) => [...shown].some((name) => name === field))).toBe(true);
      expect(withoutIrrelevant(kept)).toEqual(kept);
    }),
  );
});

test("what is relevant stays as it is", () => {
  fc.assert(
    fc.property(rules, (given) => {
      const kept = withoutIrrelevant(given);
      for (const name of relevantRules(given)) expect(kept[name], name).toEqual(given[name]);
    }),
  );
});
