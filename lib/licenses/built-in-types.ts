import { defaultRules, type LicenseRules } from "./license-rules-schema";

type BuiltInType = { code: string; name: string; description: string; seats: number | null; rules: LicenseRules };

const yearly = {
  durationMonths: 12,
  renewal: "MANUAL",
  noticeDays: 30,
  graceDays: 14,
} as const;
const week = 604_800;

/** The six kinds of licence that people know, as every organisation begins with them. */
export const builtInTypes: readonly BuiltInType[] = [
  {
    code: "PERPETUAL",
    name: "Perpetual",
    description:
      "Bought once and never lapses. Maintenance, bought by the year, gives the right to what is released meanwhile.",
    seats: null,
    rules: {
      ...defaultRules,
      term: "PERPETUAL",
      allocation: "NAMED",
      deployment: "ON_PREMISES",
      maintained: true,
      maintenanceMonths: 12,
      transferNeedsApproval: true,
    },
  },
  {
    code: "SUBSCRIPTION",
    name: "Subscription",
    description: "A year for named people, renewed by hand, with two weeks of grace.",
    seats: null,
    rules: { ...defaultRules, ...yearly, term: "SUBSCRIPTION", allocation: "NAMED" },
  },
  {
    code: "TRIAL",
    name: "Trial",
    description: "Thirty days from the first use, once for each person, extended at most once.",
    seats: 5,
    rules: {
      ...defaultRules,
      term: "TRIAL",
      allocation: "NAMED",
      durationDays: 30,
      trialStart: "FIRST_VALIDATION",
      transferable: false,
    },
  },
  {
    code: "FLOATING",
    name: "Floating",
    description: "Seats that whoever needs one checks out, with a queue, and can borrow for a week.",
    seats: null,
    rules: {
      ...defaultRules,
      ...yearly,
      term: "SUBSCRIPTION",
      allocation: "FLOATING",
      deployment: "HYBRID",
      leaseSeconds: 900,
      borrowSeconds: week,
    },
  },
  {
    code: "NODE_LOCKED",
    name: "Node-locked",
    description: "Bound to machines. Three moves to other hardware a year; a changed part is not a new machine.",
    seats: null,
    rules: {
      ...defaultRules,
      term: "PERPETUAL",
      allocation: "NODE_LOCKED",
      deployment: "HYBRID",
      metric: "DEVICE",
      maintained: true,
      maintenanceMonths: 12,
      moveLimit: 3,
    },
  },
  {
    code: "SITE",
    name: "Site",
    description: "Everyone at the places named, without a count; use is still recorded.",
    seats: null,
    rules: {
      ...defaultRules,
      ...yearly,
      noticeDays: 60,
      term: "SUBSCRIPTION",
      allocation: "SITE",
      deployment: "HYBRID",
    },
  },
];
