import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Role } from "./support/demo";
import { licenseCalled } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";
import { expectedPages } from "./support/page-inventory";
import { samplePages } from "./support/sample-pages";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Tabs, menus and states that have no address of their own among the pages. */
const further: Record<string, readonly string[]> = {
  "/admin/licenses/[id]": [
    "?tab=waitlist",
    "?tab=purchases",
    "?tab=keys",
    "?tab=files",
    "?tab=entitlements",
    "?tab=versions",
    "?tab=lifecycle",
    "?tab=details",
    "?tab=trail",
  ],
  "/admin/license-types/[id]": ["?tab=licenses", "?tab=differences", "?tab=history"],
  "/admin/people/[id]": ["?tab=requests", "?tab=facts", "?tab=reports", "?tab=history"],
  "/admin/departments/[id]": ["?tab=history"],
  "/admin/sites/[id]": ["?tab=facts", "?tab=history"],
  "/admin/vendors/[id]": ["?tab=history"],
  "/admin/products/[id]": [
    "?tab=features",
    "?tab=add-ons",
    "?tab=suite",
    "?tab=releases",
    "?tab=facts",
    "?tab=history",
    "?tab=servers",
  ],
  "/admin/pools/[id]": ["?tab=history", "?tab=denials", "?tab=rules", "?tab=settings"],
  "/admin/usage-sources/[id]": ["?tab=coverage", "?tab=people", "?tab=collector"],
  "/admin/licenses": ["?q=nothing-is-called-this"],
  "/admin/settings": ["?tab=history"],
  "/auditor/trail": ["?type=license.created"],
};

/** Licences of other kinds than the first, where a tab holds other things or more of them. */
const otherLicenses: Record<string, readonly string[]> = {
  "BenchVue for the service fleet": [
    "",
    "?tab=keys",
    "?tab=files",
    "?tab=entitlements",
    "?tab=versions",
    "?tab=lifecycle",
  ],
  "Power BI Premium": ["", "?tab=entitlements"],
  "Fusion trial": ["", "?tab=lifecycle"],
};

type Visit = { name: string; path: string; reader: Role | null };

async function visits(as: (role: Role) => Promise<Page>): Promise<Visit[]> {
  const addresses = await samplePages(as);
  const found: Visit[] = [];
  const visit = (name: string, path: string, reader: Role | null, searches: readonly string[]) =>
    found.push(...searches.map((search) => ({ name: name + search, path: path + search, reader })));
  for (const [pattern, { opens, by }] of Object.entries(expectedPages)) {
    const reader = opens === "anyone" ? null : (by ?? opens.find((role) => role === "employee") ?? opens[0] ?? null);
    visit(pattern, addresses.get(pattern) ?? pattern, reader, ["", ...(further[pattern] ?? [])]);
  }
  for (const [name, searches] of Object.entries(otherLicenses))
    visit(`/admin/licenses/[id], ${name}`, `/admin/licenses/${await licenseCalled(name)}`, "admin", searches);
  return found;
}

/**
 * The rules depend on the width or on the colours, but for contrast on one of them: two full looks see it all. Each window is a
 * page of its own, so that both are looked at in the same time.
 */
const windows = [
  {
    viewport: { width: 1440, height: 900 },
    screens: [
      { name: "wide and light", colorScheme: "light", rules: "all" },
      { name: "wide and dark", colorScheme: "dark", rules: "colours" },
    ],
  },
  {
    viewport: { width: 360, height: 740 },
    screens: [
      { name: "narrow and light", colorScheme: "light", rules: "colours" },
      { name: "narrow and dark", colorScheme: "dark", rules: "all" },
    ],
  },
] as const;

type Screen = (typeof windows)[number]["screens"][number];

async function findings(page: Page, rules: Screen["rules"]): Promise<string[]> {
  // One frame and the faults alone, which is what takes the time; the first dozen rows of a list stand for them all.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude("tbody tr:nth-child(n+13)")
    .exclude("ol > li:nth-child(n+13)");
  const { violations } = await (
    rules === "all" ? axe.withTags(standards) : axe.withRules(["color-contrast"])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(" ")}: ${failureSummary?.split("\n").slice(1, 3).join(";") ?? ""}`,
    ),
  );
}

async function look(page: Page, { colorScheme, rules }: Screen): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(await findings(page, rules)), ...(wide > 0 ? [`is ${wide} px wider than the window`] : [])];
}

/** A page for each window, all of one reader. */
async function opened(first: Page): Promise<Page[]> {
  const pages = [first, ...(await Promise.all(windows.slice(1).map(() => first.context().newPage())))];
  await Promise.all(windows.map(({ viewport }, at) => pages[at]?.setViewportSize(viewport)));
  return pages;
}

const isLicense = (name: string) => name.startsWith("/admin/licenses");
const isEstate = (name: string) => /^\/admin\/(?!settings|import|requests)/.test(name);

for (const [part, which] of [
  ["licences", isLicense],
  ["the estate", (name: string) => isEstate(name) && !isLicense(name)],
  ["all else", (name: string) => !isEstate(name)],
] as const) {
  test(`axe finds nothing, and nothing is cut off, wide and narrow, light and dark: ${part}`, async ({
    as,
    stranger,
  }) => {
    test.setTimeout(600_000);
    const readers = new Map<Role | null, Page[]>();
    for (const { reader, path, name } of (await visits(as)).filter((visit) => which(visit.name))) {
      const pages = readers.get(reader) ?? (await opened(reader ? await as(reader) : await stranger()));
      readers.set(reader, pages);
      await Promise.all(
        windows.map(async ({ screens }, at) => {
          const page = pages[at];
          if (!page) throw new Error("there is a page for each window");
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          for (const screen of screens) expect.soft(await look(page, screen), `${name}, ${screen.name}`).toEqual([]);
        }),
      );
    }
  });
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
