import { expect, test } from "vitest";
import { queueNews, waitInWords } from "./wait-words";

test.each([
  [1, "Less than a minute"],
  [60, "About 1 minute"],
  [61, "About 2 minutes"],
  [7_140, "About 119 minutes"],
  [7_141, "About 2 hours"],
  [170_000, "About 47 hours"],
  [604_800, "About 7 days"],
])("%d seconds are told as %s", (seconds, words) => {
  expect(waitInWords(seconds)).toBe(`${words}, by how long a seat is usually kept`);
});

test("places and seats that are ready are told, and what is in use is no news", () => {
  const places = [
    { license: "Tenon Saw", position: 1 },
    { license: "Mitre Saw", position: 3 },
  ];
  const leases = [
    { license: "Fret Saw", isReady: true },
    { license: "Rip Saw", isReady: false },
  ];
  expect(queueNews(leases, places)).toBe(
    "Fret Saw: ready for you. Tenon Saw: next in the queue. Mitre Saw: number 3 in the queue.",
  );
  expect(queueNews([], [])).toBe("");
});
