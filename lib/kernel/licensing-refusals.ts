import { plural, type RefusalEntry } from "./refusal-entry";

/** What client programs and whoever manages keys, terms, machines and features are refused. */
export const licensingRefusals = {
  "license-key-refused": {
    status: 401,
    title: "The licence key is not good",
    detail: (p) => `The key ${p.why}. Send a valid key as Authorization: License.`,
  },
  "activation-limit-reached": {
    status: 409,
    title: "All units are taken",
    detail: (p) =>
      `${plural(p.active, "unit is", "units are")} active of ${String(p.limit)}. Deactivate a machine that is no longer used, or ask for more.`,
  },
} as const satisfies Record<string, RefusalEntry>;
