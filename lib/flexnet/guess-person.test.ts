import { expect, test } from "vitest";
import { guessPerson } from "./guess-person";

test.each([
  ["ada.lovelace", "Ada Lovelace", "", "ada.lovelace"],
  ["CORP\\grace_hopper", "Grace Hopper", "", "grace_hopper"],
  ["Ada.Lovelace@Example.com", "Ada Lovelace", "ada.lovelace@example.com", ""],
  ["Grace Hopper", "Grace Hopper", "", "Grace Hopper"],
  ["mvanderBerg", "MvanderBerg", "", "mvanderBerg"],
  ["root@ws1", "Root@ws1", "", "root@ws1"],
  ["--", "--", "", "--"],
])("%s", (name, displayName, email, username) => {
  expect(guessPerson(name)).toEqual({ displayName, email, username });
});
