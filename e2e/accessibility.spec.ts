import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Role } from "./support/demo";
import { expect, test } from "./support/leasehold-test";
import { expectedPages } from "./support/page-inventory";
import { samplePages } from "./support/sample-pages";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Tabs, menus and states that have no address of their own among the pages. */
const further: Record<string, readonly string[]> = {
  "/admin/licenses/[id]": ["?tab=waitlist", "?tab=purchases", "?tab=keys", "?tab=details", "?tab=trail"],
  "/admin/people/[id]": ["?tab=history"],
  "/admin/products/[id]": ["?tab=facts", "?tab=history"],
  "/admin/licenses": ["?q=nothing-is-called-this"],
  "/admin/settings": ["?tab=history"],
  "/auditor/trail": ["?type=license.created"],
};

type Visit = { name: string; path: string; reader: Role | null };

async function visits(as: (role: Role) => Promise<Page>): Promise<Visit[]> {
  const addresses = await samplePages(as);
  return Object.entries(expectedPages).flatMap(([pattern, { opens, by }]) => {
    const path = addresses.get(pattern) ?? pattern;
    const reader = opens === "anyone" ? null : (by ?? opens.find((role) => role === "employee") ?? opens[0] ?? null);
    return ["", ...(further[pattern] ?? [])].map((search) => ({ name: pattern + search, path: path + search, reader }));
  });
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(" ")}: ${failureSummary?.split("\n").slice(1, 3).join(";") ?? ""}`,
    ),
  );
}

async function look(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(await findings(page)), ...(wide > 0 ? [`is ${wide} px wider than the window`] : [])];
}

const screens = [
  { name: "1440 px", viewport: { width: 1440, height: 900 } },
  { name: "360 px", viewport: { width: 360, height: 740 } },
];

for (const { name, viewport } of screens) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on any page, and nothing is cut off: ${name}, ${colorScheme}`, async ({ as, stranger }) => {
      test.setTimeout(480_000);
      const readers = new Map<Role | null, Page>();
      for (const visit of await visits(as)) {
        const page = readers.get(visit.reader) ?? (await (visit.reader ? as(visit.reader) : stranger()));
        readers.set(visit.reader, page);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(visit.path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect.soft(await look(page), visit.name).toEqual([]);
      }
    });
  }
}

test("every page has a title of its own", async ({ as, stranger }) => {
  const titles = new Map<string, string>();
  const readers = new Map<Role | null, Page>();
  for (const { name, path, reader } of await visits(as)) {
    if (name.includes("?") || ["/", "/invitation/[token]", "/setup/[token]"].includes(name)) continue;
    const page = readers.get(reader) ?? (await (reader ? as(reader) : stranger()));
    readers.set(reader, page);
    const title = /<title>([^<]*)<\/title>/.exec(await (await page.request.get(path)).text())?.[1] ?? "";
    expect.soft(title, name).toMatch(/^.+ · Leasehold$/);
    expect
      .soft(titles.get(title), `“${title}” is the title of ${name} and of ${titles.get(title) ?? ""}`)
      .toBeUndefined();
    titles.set(title, name);
  }
});
