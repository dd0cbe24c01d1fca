import { activationRefusals } from "./activation-refusals";
import { floatingRefusals } from "./floating-refusals";
import { entitlementRefusals } from "./entitlement-refusals";
import { licensingRefusals } from "./licensing-refusals";
import { plural, type RefusalEntry } from "./refusal-entry";

/** The one exhaustive table: code → status, title and the sentence that says what to do. */
export const refusals = {
  "invalid-input": {
    status: 422,
    title: "The input is not valid",
    detail: () => "Correct the fields named and try again.",
  },
  "invalid-json": {
    status: 400,
    title: "The body is not JSON",
    detail: () => "Send a JSON object with Content-Type application/json.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "The content type is not supported",
    detail: (p) => `Send ${p.expected}.`,
  },
  "body-too-large": {
    status: 413,
    title: "The body is too large",
    detail: (p) => `Send at most ${p.limit}.${p.instead ? ` ${p.instead}` : ""}`,
  },
  "not-authenticated": {
    status: 401,
    title: "Not signed in",
    detail: () => "Sign in, or send a valid API token as Authorization: Bearer.",
  },
  "not-permitted": {
    status: 403,
    title: "Not permitted",
    detail: (p) => `Your role does not allow this: ${p.allows}. Ask an owner or admin of your organisation.`,
  },
  "not-found": {
    status: 404,
    title: "Not found",
    detail: (p) => `There is no ${p.what ?? "such thing"} here, or it is not yours to see.`,
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    detail: (p) => `This address answers ${p.allowed}.`,
  },
  "precondition-required": {
    status: 428,
    title: "If-Match is needed",
    detail: () => "Read the item, then send its ETag as If-Match.",
  },
  "changed-meanwhile": {
    status: 412,
    title: "Changed meanwhile",
    detail: () => "Somebody else changed this since you opened it. Reload, look at what changed, and try again.",
  },
  "rate-limited": {
    status: 429,
    title: "Too many requests",
    detail: (p) => `Wait ${plural(p.retryAfter, "second", "seconds")} and try again.`,
  },
  "idempotency-key-reused": {
    status: 409,
    title: "Idempotency key reused",
    detail: () => "This Idempotency-Key was used with another body. Use a new key for a new request.",
  },
  "database-away": {
    status: 503,
    title: "The database is away",
    detail: () => "The database cannot be reached now. Nothing was acknowledged; ask again in a few seconds.",
  },
  busy: {
    status: 503,
    title: "Leasehold is busy",
    detail: () => "More is asked at once than the database can answer. Nothing was done; ask again in a second.",
  },
  "internal-error": {
    status: 500,
    title: "Something failed here",
    detail: () => "Nothing was changed. Try again; if it fails again, tell your admin the request id.",
  },
  "already-archived": {
    status: 409,
    title: "Archived already",
    detail: (p) => `This ${p.what} is archived. Restore it to change it.`,
  },
  "in-use": { status: 409, title: "Still in use", detail: (p) => `${p.what} ${p.why}. ${p.remedy}` },
  "name-taken": {
    status: 409,
    title: "The name is taken",
    detail: (p) => `There is already ${p.what} named “${p.name}”. Choose another name.`,
  },
  "email-taken": {
    status: 409,
    title: "The e-mail address is taken",
    detail: (p) => `${p.email} belongs to ${p.holder} already.`,
  },
  "account-disabled": {
    status: 409,
    title: "The account is disabled",
    detail: (p) => `The account of ${p.account} is disabled. Enable it first.`,
  },
  "account-active": {
    status: 409,
    title: "The account is in use",
    detail: (p) => `${p.account} has accepted the invitation already and can sign in.`,
  },
  "link-not-valid": {
    status: 410,
    title: "The link is no longer valid",
    detail: () => "It was used already, has expired, or was replaced by a newer one. Ask for a new link.",
  },
  "set-up-already": {
    status: 409,
    title: "Set up already",
    detail: () => "This Leasehold belongs to an organisation already. Sign in, or ask its owner for an invitation.",
  },
  "last-owner": {
    status: 409,
    title: "The last owner",
    detail: (p) => `${p.account} is the only owner who can sign in. Make another account an owner first.`,
  },
  "owner-only": {
    status: 403,
    title: "Only owners may do this",
    detail: () => "Only an owner may change an owner's account, or give or take the owner role.",
  },
  "link-owner-only": {
    status: 403,
    title: "Only owners are shown this link",
    detail: (p) =>
      `No mail server is set, so the link would be shown to you, and with it you could act as ${p.account}. Ask an owner to make it.`,
  },
  "own-access": {
    status: 409,
    title: "Your own access",
    detail: () => "This would lock you out. Ask another owner or admin to do it.",
  },
  "circular-tree": { status: 409, title: "A circle", detail: (p) => `${p.what} cannot stand below itself.` },
  "person-not-active": {
    status: 409,
    title: "The person is not active",
    detail: (p) => `${p.person} is ${p.state}. Only active people can hold a seat.`,
  },
  "license-not-named": {
    status: 409,
    title: "Not a named licence",
    detail: (p) => `${p.license} is ${p.allocation}: it has no seats to assign to people.`,
  },
  "license-not-usable": {
    status: 409,
    title: "The licence cannot be used",
    detail: (p) => `${p.license} is ${p.state}.`,
  },
  "seat-limit-reached": {
    status: 409,
    title: "No seat is free",
    detail: (p) => `All ${p.limit} seats of ${p.license} are held. Release one or add a purchase.`,
  },
  "seat-already-held": {
    status: 409,
    title: "Has a seat already",
    detail: (p) => `${p.person} holds a seat of ${p.license} already.`,
  },
  "seat-ended": {
    status: 409,
    title: "The seat has ended",
    detail: () => "This seat has ended already. Nothing was changed.",
  },
  "seat-not-reassignable": {
    status: 409,
    title: "Not reassignable",
    detail: (p) => `Seats of ${p.license} cannot be given to another person: the licence says so.`,
  },
  "no-person-behind-account": {
    status: 409,
    title: "No person behind the account",
    detail: () =>
      "Your account is not linked to a person of the organisation, so it cannot hold or ask for seats. Ask an admin to link it.",
  },
  "request-already-open": {
    status: 409,
    title: "Asked already",
    detail: (p) => `You have asked for ${p.license} already. See it under My requests.`,
  },
  "request-decided": {
    status: 409,
    title: "Decided already",
    detail: (p) => `This request was ${p.outcome} already. Nothing was changed.`,
  },
  "request-out-of-date": {
    status: 409,
    title: "No longer needed",
    detail: (p) =>
      `The seat was needed until ${p.until}, which has passed. Reject the request, or ask the person to make a new one.`,
  },
  "own-request": {
    status: 403,
    title: "Your own request",
    detail: () => "Nobody approves their own request. An admin or your manager decides it.",
  },
  "fewer-seats-than-held": {
    status: 409,
    title: "Fewer than are held",
    detail: (p) =>
      `From ${p.from} there would be ${plural(p.capacity, String(p.unit), `${p.unit}s`)} for ${p.held} held: ${p.over} over. ${p.unit === "seat" ? "Release seats" : "Deactivate machines"} first, or agree to be over.`,
  },
  "reason-needed-for-past": {
    status: 409,
    title: "A reason is needed",
    detail: () => "This changes how many seats you had in the past. Say why; the reason is kept with the change.",
  },
  "waitlist-first": {
    status: 409,
    title: "People are waiting",
    detail: (p) =>
      `${plural(p.waiting, "person is", "people are")} waiting for a seat of ${p.license}. The next free seat is theirs, unless you decide to skip the waitlist.`,
  },
  "undo-too-late": {
    status: 409,
    title: "Too late to undo",
    detail: (p) => `A release can be undone for ${p.days} days. Assign a seat instead.`,
  },
  "key-known-already": {
    status: 409,
    title: "The key is here already",
    detail: (p) => `The key ending in ${p.hint} belongs to ${p.license} already.`,
  },
  "release-not-undoable": {
    status: 409,
    title: "Cannot be undone",
    detail: () => "This seat was not released: it ended in another way, or is still held. Assign a seat instead.",
  },
  "import-unreadable": { status: 422, title: "The file cannot be read", detail: (p) => `${p.reason}` },
  "import-questions-open": { status: 422, title: "The import is not ready", detail: (p) => `${p.question}` },
  "import-not-possible": { status: 409, title: "Not possible now", detail: (p) => `This import is ${p.what}.` },
  "import-not-undoable": { status: 409, title: "Cannot be undone", detail: (p) => `${p.why}` },
  ...licensingRefusals,
  ...activationRefusals,
  ...floatingRefusals,
  ...entitlementRefusals,
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;
