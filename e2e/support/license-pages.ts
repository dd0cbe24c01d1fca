import type { Page } from "@playwright/test";

/** A tab of a licence, reached as people reach it. */
export async function openTab(page: Page, licenseId: string, tab: string): Promise<void> {
  await page.goto(`/admin/licenses/${licenseId}`);
  await page
    .getByRole("navigation", { name: "Licence", exact: true })
    .getByRole("link", { name: new RegExp(`^${tab}`) })
    .click();
  await page.waitForURL((url) => url.pathname.endsWith(licenseId));
}
