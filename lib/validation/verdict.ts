import { licenseRules } from "./license-rules";
import { machineRules } from "./machine-rules";
import type { ValidationFacts } from "./facts";
import type { Scope } from "./schema";
import { scopeRules } from "./scope-rules";
import type { VerdictCode } from "./verdict-codes";
import { ruleOf, type Rule } from "./verdict-rule";

export type Verdict = {
  valid: boolean;
  code: VerdictCode;
  /** Completes the sentence "The licence …". */
  detail: string;
  /** False where the answer can change by itself soon. */
  conclusive: boolean;
  /** Seconds after which to ask again, where it is not conclusive. */
  retryAfter: number | null;
};

/** Every code with the condition under which it applies, in the order of precedence. */
export const rules: readonly Rule[] = [
  {
    code: "SIGNATURE_INVALID",
    applies: ({ signed }) => (signed ? null : "does not take this key: its signature does not verify"),
  },
  { code: "NOT_FOUND", applies: ({ found }) => (found ? null : "does not exist: no licence has this key or id") },
  ...licenseRules,
  ...scopeRules,
  ...machineRules,
  ruleOf("VALID", ({ license, today }) =>
    license.endsOn !== null && today > license.endsOn
      ? "is valid, though its term has ended: it may go on being used"
      : "is valid",
  ),
];

/** The first code that applies. */
export function verdictOf(facts: ValidationFacts, scope: Scope): Verdict {
  for (const rule of rules) {
    const detail = rule.applies(facts, scope);
    if (detail === null) continue;
    const valid = rule.valid?.(facts) ?? rule.code === "VALID";
    const retryAfter = valid ? null : (rule.retryAfter?.(facts) ?? null);
    return { valid, code: rule.code, detail, conclusive: retryAfter === null, retryAfter };
  }
  throw new Error("a licence that was found is valid where nothing else applies");
}
