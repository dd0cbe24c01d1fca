import { plural, type RefusalEntry } from "./refusal-entry";

/** What concerns features, add-ons, meters and suites. */
export const entitlementRefusals = {
  "code-taken": {
    status: 409,
    title: "The code is taken",
    detail: (p) => `There is already ${p.what} with the code “${p.code}”. Choose another code.`,
  },
  "entitlement-overlaps": {
    status: 409,
    title: "The periods overlap",
    detail: (p) => `${p.what} is there already ${p.period}. Change that one, or choose a period beside it.`,
  },
  "withdrawn-already": {
    status: 409,
    title: "Withdrawn already",
    detail: (p) => `This ${p.what} was withdrawn. Grant it again instead.`,
  },
  "feature-not-granted": {
    status: 403,
    title: "The feature is not granted",
    detail: (p) => `${p.license} does not grant ${p.feature} now. Ask your licence manager.`,
  },
  "feature-without-weight": {
    status: 409,
    title: "The feature has no weight",
    detail: (p) =>
      `${p.license} is counted in tokens, and ${p.feature} has no weight that says how many one unit takes. Set it on the page of the product.`,
  },
  "meter-limit-reached": {
    status: 409,
    title: "The meter has reached its limit",
    detail: (p) =>
      `${p.used} of ${p.limit} are used. ${p.resetsAt === null ? "Release some, or ask for a higher limit." : `It begins again at ${p.resetsAt}.`}`,
  },
  "tokens-used-up": {
    status: 409,
    title: "Not enough tokens",
    detail: (p) =>
      `This takes ${plural(p.cost, "token", "tokens")}, and ${p.used} of ${p.limit} are spent. ${p.resetsAt === null ? "Release some, or ask for more." : `The next are free at ${p.resetsAt}.`}`,
  },
  "meter-released-too-much": {
    status: 409,
    title: "More than was used",
    detail: (p) => `Only ${p.used} are used in this period: no more than that can be released.`,
  },
  "held-through-suite": {
    status: 409,
    title: "You have it already",
    detail: (p) => `Your seat of ${p.suite} includes ${p.product}. Start using it from My software.`,
  },
  "suite-nested": {
    status: 409,
    title: "Suites do not nest",
    detail: (p) => `${p.product} ${p.why}. Name the single products instead.`,
  },
} as const satisfies Record<string, RefusalEntry>;
