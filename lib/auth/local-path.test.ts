import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each([
  ["/admin/licenses?q=figma&sort=-name#top", "/admin/licenses?q=figma&sort=-name#top"],
  ["/my", "/my"],
])("%s is a way on", (wanted, path) => {
  expect(localPath(wanted)).toBe(path);
});

test.each([
  "https://evil.test/",
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "\\/evil.test",
  "javascript:alert(1)",
  "admin",
  "",
  "/sign-in?next=/my",
  "/..//evil.test",
  "/x\nLocation: y",
  `/${"a".repeat(3000)}`,
])("%j is not", (wanted) => {
  expect(localPath(wanted)).toBeNull();
});

test("several of them are none", () => {
  expect(localPath(["/my", "/admin"])).toBeNull();
});
