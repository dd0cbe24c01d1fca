import type { Page } from "@playwright/test";
import { demo, type Role } from "./support/demo";
import { foreignIds } from "./support/foreign-tenant";
import { expect, test } from "./support/leasehold-test";
import { allPages, expectedPages, withIds } from "./support/page-inventory";
import { samplePages } from "./support/sample-pages";

const roles: Role[] = ["owner", "admin", "approver", "employee", "auditor"];

/** What the reader of an answer is told: by its status, or by the page where a layout was sent before. */
async function told(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return answer.status() === 307
    ? `to ${new URL(answer.headers().location ?? "", demo().url).pathname}`
    : String(answer.status());
}

test("every page is in the table that says who may open it", () => {
  expect(allPages()).toEqual(Object.keys(expectedPages).sort());
});

test("each role opens its pages and no others", async ({ as }) => {
  const pages = await samplePages(as);
  for (const role of roles) {
    const page = await as(role);
    const wrong: string[] = [];
    for (const [pattern, { opens }] of Object.entries(expectedPages)) {
      const answer = await told(page, pages.get(pattern) ?? pattern);
      const may = opens === "anyone" || opens.includes(role);
      // Another one's request or seat is not there, for a colleague; what is refused by the role is forbidden.
      const expected = may ? (isPersonal(pattern) && role !== expectedPages[pattern]?.by ? ["404"] : ["200"]) : ["403"];
      if (pattern === "/" || pattern === "/sign-in") continue;
      if (!expected.includes(answer)) wrong.push(`${role} ${pattern}: ${answer}, not ${expected.join()}`);
    }
    expect.soft(wrong).toEqual([]);
  }
});

test("what a menu offers opens, for every role", async ({ as }) => {
  for (const role of roles) {
    const page = await as(role);
    await page.goto("/");
    const offered = await page
      .getByRole("navigation")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(offered.length).toBeGreaterThan(1);
    for (const path of new Set(offered)) expect.soft(await told(page, path), `${role} ${path}`).toBe("200");
  }
});

const isPersonal = (pattern: string) => ["/my/[seatId]", "/my/requests/[id]", "/approvals/[id]"].includes(pattern);

test("whoever is not signed in gets to the sign-in page, and back to where they wanted", async ({ as, stranger }) => {
  const pages = await samplePages(as);
  const page = await stranger();
  for (const [pattern, { opens }] of Object.entries(expectedPages)) {
    if (opens !== "anyone") expect.soft(await told(page, pages.get(pattern) ?? pattern), pattern).toBe("to /sign-in");
  }
  await page.goto("/my/requests");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fmy%2Frequests$/);
});

test("what belongs to another organisation is not there, on any page, for any role", async ({ as }) => {
  const foreign = foreignIds();
  for (const role of roles) {
    const page = await as(role);
    const wrong: string[] = [];
    for (const [pattern, { opens, kinds }] of Object.entries(expectedPages)) {
      if (!kinds) continue;
      const path = withIds(
        pattern,
        kinds.map((kind) => foreign[kind]),
      );
      const may = opens === "anyone" || opens.includes(role);
      const answer = await told(page, path);
      if (answer !== (may ? "404" : "403")) wrong.push(`${role} ${path}: ${answer}`);
    }
    expect.soft(wrong).toEqual([]);
  }
});

test("an address elsewhere does not ride on the sign-in page", async ({ as }) => {
  const page = await as("employee");
  for (const next of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/%5Cevil.example",
    "javascript:alert(1)",
  ]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(new URL(page.url()).origin, next).toBe(new URL(demo().url).origin);
  }
});

test("pages say what they may load, and cookies are out of reach of scripts and other sites", async ({
  as,
  stranger,
}) => {
  const page = await as("admin");
  for (const path of ["/admin", "/sign-in", "/admin/nothing-here"]) {
    const headers = (await page.request.get(path, { maxRedirects: 0 })).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  }
  const nonces = await Promise.all(
    [1, 2].map(
      async () =>
        /nonce-([^']+)/.exec((await page.request.get("/admin")).headers()["content-security-policy"] ?? "")?.[1],
    ),
  );
  expect(new Set(nonces).size).toBe(2);
  const other = await stranger();
  await other.goto("/sign-in");
  for (const cookie of [...(await page.context().cookies()), ...(await other.context().cookies())]) {
    if (/theme|density/.test(cookie.name)) continue;
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: expect.stringMatching(/Lax|Strict/) });
  }
});
