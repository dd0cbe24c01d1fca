import { expect, test } from "vitest";
import { waitInWords } from "./wait-words";

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
