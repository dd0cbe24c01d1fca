import { expect, type Page } from "@playwright/test";

type Wish = { productId: string; reason: string; until?: string };

/** Asks for a seat through the catalogue, and comes to the request or to the seat's first page. */
export async function askFor(page: Page, { productId, reason, until }: Wish): Promise<void> {
  await page.goto(`/catalog/${productId}`);
  await page.getByLabel("What do you need it for?").fill(reason);
  if (until) await page.getByLabel("Needed until").fill(until);
  await page.getByRole("button", { name: /^Ask (for a seat|and wait in line)$/ }).click();
  await expect(page).toHaveURL(/\/my\/requests\/req_/);
}
