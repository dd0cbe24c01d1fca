import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { demo, signIn, type Role } from "./demo";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
const signedIn = new Map<Role, Cookies>();

/** Why the browser complains when a test asks for what it must not get. */
const refusedOnPurpose = /the server responded with a status of (4\d\d)/;

type Fixtures = {
  /** A page of one's own, signed in with the role's account of the sample company. */
  as(role: Role): Promise<Page>;
  /** A page of somebody who is not signed in. */
  stranger(): Promise<Page>;
  /** What the browser complained of: script errors, blocked scripts. Nothing is expected at the end of any test. */
  complaints: string[];
};

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(demo().url),
  complaints: [
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      test.expect(complaints, "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],
  stranger: async ({ browser, baseURL, complaints }, use) => {
    const open: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      open.push(context);
      listen(context, complaints);
      return context.newPage();
    });
    await Promise.all(open.map((context) => context.close()));
  },
  as: async ({ stranger }, use) => {
    await use(async (role) => {
      const page = await stranger();
      const cookies = signedIn.get(role);
      if (cookies) await page.context().addCookies(cookies);
      else {
        await signIn(page, role);
        signedIn.set(role, await page.context().cookies());
      }
      return page;
    });
  },
});

export const { expect } = test;

function listen(context: BrowserContext, complaints: string[]): void {
  context.on("weberror", (web) => complaints.push(web.error().stack ?? web.error().message));
  context.on("console", (message) => {
    if (message.type() !== "error" || refusedOnPurpose.test(message.text())) return;
    complaints.push(`${message.page()?.url() ?? ""}: ${message.text()}`);
  });
}
