import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ExpiryBehavior, RenewalBase } from "@/lib/db/generated/enums";
import { isoDay } from "@/lib/kernel/calendar";
import { stateOn } from "@/lib/licenses/license-state";
import { lastDayOf, termInstants, type TermLength } from "@/lib/licenses/term-dates";
import { cellsOf } from "@/lib/testing/table-cells";
import { nextStart } from "./maintenance-periods";
import { payFrom, prorate, prorateChange, prorateMove, type PaidLot } from "./proration";
import { daysBetween, daysOfPeriod, nextTerm } from "./renewal-term";
import { extendedEnd } from "./trial-end";

/** The page up to the part on features, whose tables are run beside their rules. */
const [page = ""] = readFileSync(fileURLToPath(new URL("../../docs/licensing.md", import.meta.url)), "utf8").split(
  "\n## Entitlements, meters and metrics\n",
);
type Row = (column: string) => string;

/** The rows of a table of the page, each a look-up by column. */
function rowsOf(name: string): Row[] {
  const [, table = ""] = new RegExp(`<!-- table: ${name} -->\n\n((?:\\|.*\n)+)`).exec(page) ?? [];
  const [header = [], , ...rows] = cellsOf(table);
  return rows.map((cells) => (column) => {
    const cell = cells[header.indexOf(column)];
    if (cell === undefined) throw new Error(`table ${name} has no column ${column}`);
    return cell;
  });
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const dayOrNone = (text: string) => (text === "none" ? null : day(text));

function lengthOf(text: string): TermLength {
  const [count, unit = ""] = text.split(" ");
  return unit.startsWith("month") ? { months: Number(count) } : { days: Number(count) };
}

function lotOf(row: Row): PaidLot {
  const [startsOn = "", endsOn = ""] = row("lot").split(" to ");
  return { id: "lot", seats: 1, startsOn: day(startsOn), endsOn: day(endsOn), total: BigInt(row("price")) };
}

/** Each table runs its rows against the rule; the columns that it names last are what the rule says. */
const tables: Record<string, (row: Row) => Record<string, string>> = {
  states: (row) => ({
    state: stateOn(
      {
        startsOn: dayOrNone(row("first day")),
        endsOn: dayOrNone(row("last day")),
        graceDays: Number(row("grace days")),
        expiryBehavior: z.enum(ExpiryBehavior).parse(row("on expiry")),
        cancelledAt: row("cancelled") === "yes" ? day("2027-03-01") : null,
        suspendedAt: row("suspended") === "yes" ? day("2027-03-01") : null,
        terminatedAt: null,
      },
      day(row("today")),
    ),
  }),
  instants: (row) => {
    const facts = { startsOn: null, graceDays: 0, cancelledAt: null, maintained: false, maintenanceEndsOn: null };
    const { endsAt } = termInstants({ ...facts, endsOn: day(row("last day")) }, row("time zone"));
    return { "ends at": endsAt?.toISOString() ?? "" };
  },
  renewal: (row) => {
    const term = { startsOn: day(row("anchor")), endsOn: day(row("last day")), anchorOn: day(row("anchor")) };
    const base = z.enum(RenewalBase).parse(row("counts from"));
    const next = nextTerm(term, { length: lengthOf(row("period")), base, periods: 1, today: day(row("today")) });
    return { "new first day": isoDay(next.startsOn), "new last day": isoDay(next.endsOn) };
  },
  proration: (row) => {
    const lot = { ...lotOf(row), seats: Number(row("seats")) };
    const effectiveOn = day(row("change on"));
    const term = { startsOn: lot.startsOn, endsOn: lot.endsOn, anchorOn: null };
    const change = prorateChange({
      lots: [lot],
      effectiveOn,
      endsOn: lot.endsOn,
      seats: Number(row("new seats")),
      price: row("new price") === "as before" ? null : BigInt(row("new price")),
      periodDays: daysOfPeriod(term, null, effectiveOn),
    });
    return {
      "unused days": String(change.credits[0]?.unusedDays),
      credit: String(change.credit),
      charge: String(change.charge),
      "to pay": String(change.net),
    };
  },
  credit: (row) => {
    const { used, due, left } = payFrom(BigInt(row("credit")), BigInt(row("charge")));
    return { "from credit": String(used), "to pay": String(due), left: String(left) };
  },
  "co-termination": (row) => {
    const lot = lotOf(row);
    const endsOn = day(row("common last day"));
    const { charges, credits } = prorateMove([lot], endsOn);
    return {
      days: String(daysBetween(lot.endsOn, endsOn) - 1),
      charge: String(charges[0]?.amount ?? 0),
      credit: String(credits[0]?.unused ?? 0),
    };
  },
  trial: (row) => ({ "last day": isoDay(lastDayOf(day(row("first use")), lengthOf(row("length")))) }),
  extension: (row) => ({
    "new last day": isoDay(extendedEnd(day(row("last day")), Number(row("days")), day(row("today")))),
  }),
  maintenance: (row) => {
    const until = { id: null, startsOn: null, endsOn: day(row("maintained until")), price: null, orderNumber: null };
    const first = nextStart([until], day(row("bought on")));
    const usual = lastDayOf(first, { months: Number(row("months")) });
    const last = row("last day asked for") === "as usual" ? usual : day(row("last day asked for"));
    const price = BigInt(row("a unit")) * BigInt(row("units"));
    return {
      "first day": isoDay(first),
      "last day": isoDay(last),
      price: String(prorate(price, daysBetween(first, last), daysBetween(first, usual))),
    };
  },
};

test("every table of the page is run here, and every one that is run is on the page", () => {
  const named = [...page.matchAll(/<!-- table: ([\w-]+) -->/g)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(tables).sort());
  expect(page.match(/^\| -+/gm)).toHaveLength(named.length);
});

describe.each(Object.entries(tables))("the table of %s", (name, rule) => {
  const rows = rowsOf(name);

  test("has rows", () => expect(rows.length).toBeGreaterThan(1));

  test.each(rows.map((row, at) => [at + 1, row] as const))("row %i is what the rule says", (_, row) => {
    const told = rule(row);
    expect(Object.fromEntries(Object.keys(told).map((column) => [column, row(column)]))).toEqual(told);
  });
});
