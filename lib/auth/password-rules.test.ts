import { expect, test } from "vitest";
import { passwordProblem } from "./password-rules";

const about = { email: "ada.byron@meridian.test", name: "Ada Byron", organization: "Meridian Works" };

test.each([
  "a walk along the quiet canal",
  "correct staple horse battery",
  "ünïcödé ist auch sehr gut",
  "Meridian Works needs nine brown hens",
  "ada byron keeps nine brown hens",
  "7f3c9a1e5b2d8f60",
])("%s will do", (password) => {
  expect(passwordProblem(password, about)).toBeNull();
});

test.each([
  ["eleven char", /at least 12/],
  ["Password1234", /tried first/],
  ["P A S S word", /tried first/],
  ["qwertyuiopas", /tried first/],
  ["abcabcabcabc", /tried first/],
  ["zzzzzzzzzzzzzz", /tried first/],
  ["123456789012", /tried first/],
  ["ada.byron@meridian.test", /e-mail address/],
  ["adabyron2026", /your name/],
  ["MeridianWorks1", /organisation/],
  ["Meridian2026!", /e-mail address|organisation/],
  ["Leasehold123", /software/],
])("%s will not", (password, why) => {
  expect(passwordProblem(password, about)).toMatch(why);
});

test("a password is measured in characters as people see them", () => {
  expect(passwordProblem("🦉🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵")).toMatch(/at least 12/);
  expect(passwordProblem("🦉🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔")).toBeNull();
});
