import { plural, type RefusalEntry } from "./refusal-entry";
import { spanInWords } from "./span-words";

/** An instant, given as RFC 3339 writes it in UTC, to the minute. */
const instantText = (iso: unknown) => `${String(iso).slice(0, 16).replace("T", " ")} UTC`;

/** What check-outs, leases and places in a queue are refused. */
export const floatingRefusals = {
  "pool-exhausted": {
    status: 409,
    title: "All seats are taken",
    detail: (p) =>
      typeof p.most === "number"
        ? `It never gives out ${String(p.asked)} seats at once: ${String(p.most)} is the most. Ask for fewer.`
        : `${p.byGroup === true ? "Your group has all the seats that it may hold. " : ""}${String(p.inUse)} of ${plural(p.capacity, "seat is", "seats are")} in use and ${String(p.queued)} wait. Ask again in ${String(p.retryAfter)} seconds, or wait in the queue.`,
  },
  "reserved-for-others": {
    status: 403,
    title: "The free seats are reserved",
    detail: (p) => `What is free of ${p.pool} is kept for others. Ask your licence manager for a place in their group.`,
  },
  "holder-not-allowed": {
    status: 403,
    title: "Not for this holder",
    detail: (p) =>
      p.why === "SUSPENDED"
        ? `${p.user} is suspended and gets no seat of ${p.pool}.`
        : `${p.pool} gives no seat to ${p.user} by the lists of its pool. Ask your licence manager to be let in.`,
  },
  "lease-held-differently": {
    status: 409,
    title: "You hold another number of seats",
    detail: (p) =>
      `This holder has ${plural(p.held, "seat", "seats")} of ${p.pool} already, not ${String(p.asked)}. Check them in first.`,
  },
  "lease-lost": {
    status: 410,
    title: "The lease is lost",
    detail: (p) =>
      p.idle === true
        ? "Nobody worked with it for longer than its pool allows, so its seat was taken back. Check out again."
        : p.released === true
          ? `Its holder or a licence manager released it from elsewhere${typeof p.because === "string" ? `: ${p.because}` : ""}. Check out again when it is needed.`
          : "It ran out or was returned, and its seat may be another's. Check out again.",
  },
  "borrow-limit-reached": {
    status: 409,
    title: "It cannot be borrowed for that",
    detail: (p) =>
      p.why === "TOO_MANY"
        ? `${p.license} lends ${plural(p.limit, "seat", "seats")} at once, and ${String(p.borrowed)} of them are borrowed. Ask again when one is back.`
        : p.why === "NOT_LENT"
          ? `${p.license} is not lent offline. Ask your licence manager.`
          : `${p.license} is lent for ${spanInWords(Number(p.longestSeconds))} at most. Borrow it until ${instantText(p.latest)} or sooner.`,
  },
  "lease-borrowed": {
    status: 409,
    title: "The lease is borrowed",
    detail: (p) =>
      `It is used away from the network until ${instantText(p.until)}, and a check-in does not end that. Return it early, or declare the device lost.`,
  },
  "lease-not-borrowed": {
    status: 409,
    title: "The lease is not borrowed",
    detail: () => "It is not away from the network. Check it in instead.",
  },
  "pool-not-full": {
    status: 409,
    title: "Seats are free",
    detail: (p) => `${p.license} has free seats: start your program, and it gets one. Nobody was asked.`,
  },
  "asked-already": {
    status: 409,
    title: "You asked less than an hour ago",
    detail: (p) => `The idle holders of ${p.license} know that somebody waits. Ask again when the hour is over.`,
  },
  "nobody-idle": {
    status: 409,
    title: "Nobody is idle",
    detail: (p) =>
      `Everybody who holds a seat of ${p.license} works with it, has borrowed it, or was asked within the hour. Wait in the queue.`,
  },
  "device-lost": {
    status: 409,
    title: "The device was declared lost",
    detail: (p) => `Its seats are free again at ${instantText(p.freeAt)}. Check out anew on another device.`,
  },
  "not-waiting": {
    status: 409,
    title: "Nobody waits there any more",
    detail: () =>
      "This place in the queue was served, given up or has run out in the meantime. The queue shows who waits now.",
  },
  "rule-overlaps": {
    status: 409,
    title: "There is such a rule already",
    detail: (p) => `A rule of this kind for ${p.name} is in force ${p.period} already. Change that one.`,
  },
  "pool-exists": {
    status: 409,
    title: "There is such a pool already",
    detail: (p) =>
      p.feature
        ? `${p.license} has a pool of ${p.feature} already. Change that one.`
        : `${p.license} has the pool of its product already. Name the feature that another pool is for.`,
  },
  "license-not-floating": {
    status: 409,
    title: "Not a floating licence",
    detail: (p) => `${p.license} is ${p.allocation}: no seat of it is checked out.`,
  },
  "log-piece-missing": {
    status: 409,
    title: "A piece of the log is missing",
    detail: (p) => `This file was taken in up to byte ${String(p.next)}. Send it from there.`,
  },
} as const satisfies Record<string, RefusalEntry>;
