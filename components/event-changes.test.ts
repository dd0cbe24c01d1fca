import { expect, test } from "vitest";
import { changesBetween, fieldWords, isInstant, partsInWords } from "./event-changes";

test("names fields as people would", () => {
  expect(["endsOn", "licenseId", "price.minorUnits", "status"].map(fieldWords)).toEqual([
    "Ends on",
    "Licence",
    "Price · minor units",
    "Status",
  ]);
});

test("tells only what changed, nested too, and what appeared or went", () => {
  expect(
    changesBetween(
      { name: "Figma", seats: 90, price: { amount: 4500, currency: "EUR" }, note: "old" },
      { name: "Figma", seats: 120, price: { amount: 4700, currency: "EUR" }, archived: true },
    ),
  ).toEqual([
    { field: "Seats", before: "90", after: "120" },
    { field: "Price · amount", before: "4500", after: "4700" },
    { field: "Note", before: "old", after: null },
    { field: "Archived", before: null, after: "yes" },
  ]);
});

test("says states in words and leaves codes alone", () => {
  expect(changesBetween({ status: "ACTIVE", currency: "EUR" }, { status: "ON_LEAVE", currency: "USD" })).toEqual([
    { field: "Status", before: "active", after: "on leave" },
    { field: "Currency", before: "EUR", after: "USD" },
  ]);
});

test("a creation has no before", () => {
  expect(changesBetween(null, { personId: "per_1" })).toEqual([{ field: "Person", before: null, after: "per_1" }]);
});

test("knows a recorded instant, of ours and as the database writes one", () => {
  const recorded = [
    "2026-11-24",
    "2026-11-24T20:36:06.225Z",
    "2026-11-24T20:36:06.225+00:00",
    "2026-11-24T20:36:06+05:30",
  ];
  expect(recorded.filter((text) => !isInstant(text))).toEqual([]);
  expect(["2026-11-24T20:36:06", "24 Nov 2026", "lease until 2026-11-24"].filter(isInstant)).toEqual([]);
});

test("tells a value with parts by its parts, and leaves what only looks like one", () => {
  expect(partsInWords('{"host": "ws-1", "user": "ada", "process": null}')).toBe("host ws-1, user ada");
  expect(partsInWords("{not recorded so}")).toBe("{not recorded so}");
  expect(partsInWords("Left running")).toBe("Left running");
});
