/**
 * One line of a FlexNet (FlexLM) debug log, as lmgrd and the vendor daemons write it: ` 9:11:55 (demo) OUT: "solve" ada@ws1
 * (4 licenses)`. Lines carry a time of day and no date. The format is not published; this reads what servers of the
 * versions 9 to 11 are known to write, and says of everything else that it was not understood.
 */

export const useKinds = ["OUT", "IN", "DENIED", "QUEUED", "DEQUEUED", "UNSUPPORTED"] as const;
export type UseKind = (typeof useKinds)[number];
/** A server that starts or stops, with all its vendor daemons, or one vendor daemon. */
export const markKinds = ["SERVER_STARTED", "SERVER_STOPPED", "DAEMON_STARTED", "DAEMON_STOPPED"] as const;
export type MarkKind = (typeof markKinds)[number];

type Use = { feature: string; user: string; host: string; seats: number; detail: string | null };

export type LogLine = {
  /** Seconds since midnight of the server's day; null where the line does not begin with a time. */
  seconds: number | null;
  daemon: string;
  /** What stands behind the time: two lines of one instant with the same text say the same. */
  text: string;
  /** The day that the line itself names, `2017-01-08`. */
  day: string | null;
} & (
  | { sort: "use"; kind: UseKind; use: Use }
  | { sort: "mark"; kind: MarkKind }
  | { sort: "served"; features: readonly string[] }
  | { sort: "known" }
  | { sort: "unmatched"; why: string }
);

const head = /^\s?(\d{1,2}):(\d{2}):(\d{2}) \(([^()\s]+)\)\s?(.*)$/;
const verb = /^(OUT|IN|DENIED|QUEUED|DEQUEUED|UNSUPPORTED):/;
const use = /^\w+: (?:\d+ )?"([^"]+)"\s*(?:\([A-Z0-9_ ]*\)\s+)?(\S.*?)(?:\s*$|\s{2,}(.*)$|\s+(?=[([])(.*)$)/;
const seatCount = /\((\d+) licenses?\)/;
const shortDay = /^TIMESTAMP (\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;
const startedDay = /\bstarted on .*\((\d{1,2})\/(\d{1,2})\/(\d{4})\)\s*$/;
const longDay =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) +(\d{1,2}) (?:(\d{4}) \d{2}:\d{2}:\d{2}|\d{2}:\d{2}:\d{2} (\d{4}))/;
const datedHeads = /^(?:\(@[\w-]+@\) )?(?:Start-Date|Server's System Date and Time|Time): /;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const servedList = /^Server started on \S+ for:(.*)$/i;
const names = /^[\w.+:-]+(?:\s+[\w.+:-]+)*\s*$/;

/** What a vendor daemon says besides, and that says nothing about use. */
const chatter =
  /^(?:$|SLOG:|\(@|FLEX|FlexNet|EXTERNAL FILTERS|TCP_NODELAY|Serving features|Using (?:vendor|options)|EXPIRED:|License (?:file|verification|server)|Listening|Log file|Wrote|Server (?:was|is)|All FEATURE lines|Rereading|RESERVE|INCLUDE|EXCLUDE|MAX|GROUP|HOST_GROUP|Copyright|Vendor daemon|REPORT|=+|-+$)/i;

export function parseLogLine(line: string): LogLine {
  const match = head.exec(line);
  if (!match) {
    const none = { seconds: null, daemon: "", text: line.trim(), day: null };
    return line.trim() === ""
      ? { ...none, sort: "known" }
      : { ...none, sort: "unmatched", why: "It does not begin with a time and a daemon." };
  }
  const [, hour = "", minute = "", second = "", daemon = "", rest = ""] = match;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const text = rest.trim();
  if (seconds >= 86_400 || Number(minute) > 59 || Number(second) > 59)
    return { seconds: null, daemon, text, day: null, sort: "unmatched", why: "It names no time of day." };
  const facts = { seconds, daemon, text: `(${daemon}) ${text}`, day: dayOf(text) };
  if (verb.test(text)) return readUse(facts, text);
  const kind = markOf(daemon, text);
  if (kind) {
    const about = kind.startsWith("DAEMON") && daemon === "lmgrd" ? (vendorIn(text) ?? daemon) : daemon;
    const features = servedList.exec(text)?.[1];
    return features === undefined ? { ...facts, daemon: about, sort: "mark", kind } : { ...facts, sort: "mark", kind };
  }
  if (facts.day !== null || daemon === "lmgrd" || chatter.test(text)) return { ...facts, sort: "known" };
  return { ...facts, sort: "unmatched", why: "Its meaning is not known." };
}

/**
 * The features named behind "Server started on … for:" and, `goesOn`, in the lines that follow it: words in columns, with
 * white space behind the last. Null where the line is none of them.
 */
export function servedFeatures(line: string, goesOn: boolean): readonly string[] | null {
  const body = head.exec(line)?.[5] ?? "";
  const first = servedList.exec(body)?.[1];
  if (first === undefined && (!goesOn || !/\t|\s$/.test(body) || chatter.test(body) || verb.test(body))) return null;
  const list = (first ?? body).trim();
  return list === "" ? [] : names.test(list) ? list.split(/\s+/) : null;
}

function readUse(facts: Pick<LogLine, "seconds" | "daemon" | "text" | "day">, text: string): LogLine {
  const kind = useKinds.find((known) => text.startsWith(`${known}:`)) ?? "OUT";
  const [, feature, who = "", wide, bracketed] = use.exec(text) ?? [];
  const at = who.lastIndexOf("@");
  if (feature === undefined || at < 1)
    return { ...facts, sort: "unmatched", why: `It begins with ${kind}, but names no feature, user and host.` };
  const tail = (wide ?? bracketed ?? "").trim();
  const seats = Number(seatCount.exec(tail)?.[1] ?? 1);
  const detail = tail.replace(seatCount, "").trim();
  if (seats < 1 || seats > 1_000_000) return { ...facts, sort: "unmatched", why: `It names ${seats} licences.` };
  return {
    ...facts,
    sort: "use",
    kind,
    use: {
      feature: feature.slice(0, 200),
      user: who.slice(0, at).trim().slice(0, 256),
      host: who
        .slice(at + 1)
        .trim()
        .slice(0, 256),
      seats,
      detail: detail === "" ? null : detail.slice(0, 500),
    },
  };
}

function markOf(daemon: string, text: string): MarkKind | null {
  if (daemon === "lmgrd") {
    if (/^FLEX(?:net|lm).* started on /i.test(text)) return "SERVER_STARTED";
    if (/^(?:EXITING DUE TO|lmgrd exiting|Exiting lmgrd)/i.test(text)) return "SERVER_STOPPED";
    if (/^(?:RE-?)?started \S+ \(/i.test(text)) return "DAEMON_STARTED";
    if (/^Shutting down \S+ pid|^\S+ exited with status/i.test(text)) return "DAEMON_STOPPED";
    return null;
  }
  if (servedList.test(text)) return "DAEMON_STARTED";
  if (/^(?:EXITING DUE TO|daemon shutdown requested|Shutdown requested|Exiting because)/i.test(text))
    return "DAEMON_STOPPED";
  return null;
}

const vendorIn = (text: string) =>
  /^(?:RE-?)?started (\S+)/i.exec(text)?.[1] ??
  /^Shutting down (\S+)/i.exec(text)?.[1] ??
  /^(\S+) exited/i.exec(text)?.[1];

function dayOf(text: string): string | null {
  const short = shortDay.exec(text) ?? startedDay.exec(text);
  if (short) return validDay(Number(short[3]), Number(short[1]), Number(short[2]));
  const long = datedHeads.test(text) ? longDay.exec(text) : null;
  if (!long) return null;
  return validDay(Number(long[3] ?? long[4]), months.indexOf(long[1] ?? "") + 1, Number(long[2]));
}

function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1990 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
