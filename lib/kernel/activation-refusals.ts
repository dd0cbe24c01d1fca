import { plural, type RefusalEntry } from "./refusal-entry";

/** What machines are refused: their activation, their heartbeats and their moves to other hardware. */
export const activationRefusals = {
  "activation-limit-reached": {
    status: 409,
    title: "All units are taken",
    detail: (p) =>
      `${plural(p.active, "unit is", "units are")} active of ${String(p.limit)}. Deactivate a machine that is no longer used, or ask for more.`,
  },
  "license-not-started": {
    status: 403,
    title: "The licence has not started",
    detail: (p) => `${p.license} starts on ${p.startsOn}. Try again then.`,
  },
  "license-expired": {
    status: 403,
    title: "The licence has expired",
    detail: (p) => `${p.license} ended on ${p.endedOn}. Ask your licence manager to renew it.`,
  },
  "trial-ended": {
    status: 403,
    title: "The trial has ended",
    detail: (p) => `The trial ${p.license} ended on ${p.endedOn}. Ask your licence manager to buy or extend it.`,
  },
  "license-suspended": {
    status: 403,
    title: "The licence is suspended",
    detail: (p) => `${p.license} is suspended. Ask your licence manager to resume it.`,
  },
  "license-terminated": {
    status: 403,
    title: "The licence was terminated",
    detail: (p) => `${p.license} was terminated for good. Ask your licence manager for another licence.`,
  },
  "license-not-node-locked": {
    status: 409,
    title: "Not a node-locked licence",
    detail: (p) => `${p.license} is ${p.allocation}: no machine is activated under it.`,
  },
  "key-bound-elsewhere": {
    status: 403,
    title: "The key is bound to another machine",
    detail: () => "This key was issued for one machine, and this is another. Ask for a key of its own.",
  },
  "version-not-allowed": {
    status: 403,
    title: "The version is not allowed",
    detail: (p) => `${p.license} does not reach ${p.version}. ${newest(p.newestAllowed)}`,
  },
  "maintenance-lapsed": {
    status: 403,
    title: "Maintenance has lapsed",
    detail: (p) =>
      `${p.version} was published after the maintenance of ${p.license} had ended. ${newest(p.newestAllowed)}`,
  },
  "activation-ended": {
    status: 410,
    title: "The activation has ended",
    detail: (p) => `This machine ${p.why} on ${p.endedOn} and holds no unit any more. Activate it again.`,
  },
  "machine-active-already": {
    status: 409,
    title: "The machine is active already",
    detail: (p) => `The new machine is active already as ${p.machine}. Deactivate one of the two instead.`,
  },
  "same-machine": {
    status: 409,
    title: "That is the same machine",
    detail: () => "The machine described is the one that is active already. Activate it again: it keeps its unit.",
  },
  "move-limit-reached": {
    status: 409,
    title: "It has moved too often",
    detail: (p) =>
      p.nextOn === null
        ? `${p.license} does not allow machines to be moved. Ask your licence manager.`
        : `${p.license} allows ${plural(p.limit, "move", "moves")} in ${plural(p.days, "day", "days")}. The next is possible on ${p.nextOn}.`,
  },
  "move-waiting-already": {
    status: 409,
    title: "A move is waiting already",
    detail: () => "A move of this machine waits for a decision. Withdraw it to ask for another.",
  },
  "move-decided": {
    status: 409,
    title: "Decided already",
    detail: (p) => `This move was ${p.outcome} already. Nothing was changed.`,
  },
  "own-move": {
    status: 403,
    title: "Your own move",
    detail: () => "Nobody decides a move that they asked for. Another admin does.",
  },
  "department-not-allowed": {
    status: 403,
    title: "Not for this department",
    detail: (p) => `${p.license} is limited to departments, and ${p.person} is in none of them.`,
  },
  "country-not-allowed": {
    status: 403,
    title: "Not for this place",
    detail: (p) => `${p.license} may not be used ${p.where}. Ask your licence manager where it may.`,
  },
} as const satisfies Record<string, RefusalEntry>;

const newest = (version: unknown) =>
  version === null ? "No published version is allowed." : `The newest version allowed is ${String(version)}.`;
