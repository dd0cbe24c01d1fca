import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

const policy = (given: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) => {
  const text = contentSecurityPolicy({ nonce: "n0nce", https: true, development: false, ...given });
  return new Map(text.split("; ").map((directive) => [directive.split(" ", 1)[0], directive.split(" ").slice(1)]));
};

test("scripts run by nonce alone, and nothing frames, posts to or is based on another place", () => {
  const directives = policy();
  expect(directives.get("script-src")).toEqual(["'self'", "'nonce-n0nce'", "'strict-dynamic'"]);
  expect(directives.get("style-src-elem")).toEqual(["'self'", "'nonce-n0nce'"]);
  for (const name of ["object-src", "base-uri", "frame-ancestors", "frame-src"])
    expect(directives.get(name)).toEqual(["'none'"]);
  expect(directives.get("form-action")).toEqual(["'self'"]);
  expect(directives.has("upgrade-insecure-requests")).toBe(true);
});

test("only development loosens it, and only https promises https", () => {
  expect(policy({ development: true }).get("script-src")).toContain("'unsafe-eval'");
  expect(policy({ https: false }).has("upgrade-insecure-requests")).toBe(false);
  expect(securityHeaders(false)).not.toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders(true)["Strict-Transport-Security"]).toMatch(/max-age=63072000/);
});
