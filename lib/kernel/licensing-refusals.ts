import { plural, type RefusalEntry } from "./refusal-entry";

/** What client programs and whoever manages keys, terms, machines and features are refused. */
export const licensingRefusals = {
  "license-key-refused": {
    status: 401,
    title: "The licence key is not good",
    detail: (p) => `The key ${p.why}. Send a valid key as Authorization: License.`,
  },
  "license-key-out-of-use": {
    status: 409,
    title: "The key is out of use",
    detail: (p) => `This key was ${p.how} already and stays so. Issue a new key of the licence instead.`,
  },
  "license-key-not-issued": {
    status: 409,
    title: "No key is issued",
    detail: (p) => `${p.license} is terminated: a key of it would never be good. Issue the key for another licence.`,
  },
  "signing-key-ended": {
    status: 409,
    title: "The signing key has ended",
    detail: () => "What this key signed verifies no longer already. Reload to see the keys as they are now.",
  },
  "signing-key-current": {
    status: 409,
    title: "The signing key is the current one",
    detail: () => "New keys would be signed by the same key. Replace the signing key first.",
  },
  "trial-needs-activation": {
    status: 409,
    title: "The trial has not begun",
    detail: (p) => `The trial ${p.license} begins with its first activation. Activate a machine first.`,
  },
  "must-validate-online": {
    status: 403,
    title: "The licence is validated online",
    detail: (p) =>
      `${p.license} is deployed in the cloud and lives on no file. Validate online, or make it hybrid or on-premises.`,
  },
  "terminated-for-good": {
    status: 409,
    title: "Terminated for good",
    detail: (p) => `${p.license} was terminated and stays so. Create a new licence for what is bought from now on.`,
  },
  "suspended-already": {
    status: 409,
    title: "Suspended already",
    detail: (p) => `${p.license} is suspended already. Resume it when it may be used again.`,
  },
  "not-suspended": {
    status: 409,
    title: "Not suspended",
    detail: (p) => `${p.license} is not suspended, so there is nothing to resume. Reload to see it as it is now.`,
  },
  "term-does-not-fit": {
    status: 409,
    title: "Not for a licence of this term",
    detail: (p) => `${p.license} is ${p.term}. ${p.remedy}`,
  },
  "term-without-end": {
    status: 409,
    title: "The licence has no end",
    detail: (p) => `${p.license} has no last day, so there is nothing to count from. Give it one first.`,
  },
  "term-length-unknown": {
    status: 409,
    title: "How long a period is, is not known",
    detail: (p) =>
      `${p.license} does not say how long its term is. Give it a duration, or name the last day of the new term.`,
  },
  "term-ended": {
    status: 409,
    title: "The term has ended",
    detail: (p) => `The term of ${p.license} ended on ${p.endedOn}. ${p.remedy}`,
  },
  "purchase-without-days": {
    status: 409,
    title: "A purchase has no first day",
    detail: (p) =>
      `The purchase of ${plural(p.seats, "seat", "seats")} of ${p.license} has a price and no first day, so its days cannot be counted. Give it one first.`,
  },
  "purchase-beyond-term": {
    status: 409,
    title: "A purchase runs on after the term",
    detail: (p) =>
      `A purchase of ${p.license} runs until ${p.endsOn}, after the last day of its term. Move the last day of the licence first.`,
  },
  "too-large-to-keep": {
    status: 409,
    title: "Too large",
    detail: (p) =>
      `One purchase of ${p.license} would have more than 1,000,000 seats or cost more than 100,000,000,000,000 minor units. Enter it in parts.`,
  },
  "several-currencies": {
    status: 409,
    title: "More than one currency",
    detail: (p) =>
      `The seats of ${p.license} were bought in ${p.currencies}, which cannot be added up. Change one of the purchases by hand.`,
  },
  "fewer-units-than-held": {
    status: 409,
    title: "Fewer than are held",
    detail: (p) =>
      `From ${p.from} ${p.license} would have ${plural(p.capacity, `${p.unit}`, `${p.unit}s`)} for ${p.held} held. Release ${p.over} of them first, see ${p.holders}.`,
  },
  "trial-extension-limit-reached": {
    status: 409,
    title: "Extended as often as it may be",
    detail: (p) =>
      `${p.license} was extended ${plural(p.extensions, "time", "times")}, and no more is allowed. Convert it, or raise the limit on the licence.`,
  },
  "trial-not-begun": {
    status: 409,
    title: "The trial has not begun",
    detail: (p) =>
      `${p.license} begins with its first use, and has no end to extend yet. Give it a longer duration instead.`,
  },
  "maintenance-overlaps": {
    status: 409,
    title: "Maintained already",
    detail: (p) => `${p.license} is maintained from ${p.startsOn} to ${p.endsOn} already. Choose days after or before.`,
  },
  "maintained-without-end": {
    status: 409,
    title: "Maintained without an end",
    detail: (p) => `${p.license} is maintained without an end. Say when that maintenance ends, to add more after it.`,
  },
  "license-not-transferable": {
    status: 409,
    title: "Not transferable",
    detail: (p) => `${p.license} may not be transferred: the licence says so.`,
  },
  "transfer-changes-nothing": {
    status: 409,
    title: "It is there already",
    detail: (p) => `${p.license} belongs there already. Nothing was changed.`,
  },
  "transfer-waiting-already": {
    status: 409,
    title: "A transfer is waiting already",
    detail: (p) => `A transfer of ${p.license} waits for a decision. Decide or withdraw it first.`,
  },
  "transfer-decided": {
    status: 409,
    title: "Decided already",
    detail: (p) => `This transfer was ${p.outcome} already. Nothing was changed.`,
  },
  "own-transfer": {
    status: 403,
    title: "Your own transfer",
    detail: () => "Nobody decides a transfer that they asked for. Another admin, or the licence's owner, does.",
  },
  "trial-used-already": {
    status: 409,
    title: "Tried already",
    detail: (p) =>
      `${p.who} has tried the product already, under ${p.earlier}, on ${p.on}. Buy it, or allow ${p.license} to be tried again.`,
  },
  "built-in-type": {
    status: 409,
    title: "A built-in type",
    detail: (p) => `${p.name} is built in: it can be changed, and set back to what it was, but not archived.`,
  },
  "person-outside-license": {
    status: 409,
    title: "Not where the licence may be used",
    detail: (p) =>
      `${p.person} is ${p.place}, and ${p.license} is for ${p.allowed} alone. Choose somebody there, or change where the licence may be used.`,
  },
  "own-type": {
    status: 409,
    title: "Not a built-in type",
    detail: (p) => `${p.name} is a type of your own: it has no original to go back to.`,
  },
  "release-known-already": {
    status: 409,
    title: "The release is here already",
    detail: (p) => `${p.product} ${p.version} is known already. Change that release, or archive it first.`,
  },
} as const satisfies Record<string, RefusalEntry>;
