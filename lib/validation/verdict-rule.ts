import type { LicenseCase, ValidationFacts } from "./facts";
import type { Scope } from "./schema";
import type { VerdictCode } from "./verdict-codes";

export type Rule = {
  code: VerdictCode;
  /** The rest of the sentence "The licence …" where the code applies, else null. */
  applies(facts: ValidationFacts, scope: Scope): string | null;
  /** Whether the code is good news all the same; without it, only VALID is. */
  valid?(facts: ValidationFacts): boolean;
  /** Seconds after which the answer may be another, for what changes by itself. */
  retryAfter?(facts: ValidationFacts): number;
};

type More = { valid?(found: LicenseCase): boolean; retryAfter?(found: LicenseCase): number };

/** A rule about a licence that was found; the licence is the first argument. */
export function ruleOf(
  code: VerdictCode,
  applies: (found: LicenseCase, scope: Scope) => string | null | false,
  { valid, retryAfter }: More = {},
): Rule {
  return {
    code,
    applies: ({ found }, scope) => (found && applies(found, scope)) || null,
    ...(valid ? { valid: ({ found }) => found !== null && valid(found) } : {}),
    ...(retryAfter ? { retryAfter: ({ found }) => (found ? retryAfter(found) : 0) } : {}),
  };
}
