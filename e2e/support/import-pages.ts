import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

/** Uploads a file of `e2e/fixtures`, or one made by the test, and comes to its columns. */
export async function uploadFile(page: Page, file: string | { name: string; text: string }): Promise<void> {
  await page.goto("/admin/import/new");
  const given =
    typeof file === "string"
      ? join(import.meta.dirname, "..", "fixtures", file)
      : { name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.text) };
  await page.getByLabel("File", { exact: true }).setInputFiles(given);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("heading", { name: "Columns" })).toBeVisible();
}

/** Tries the file and waits for what it would do. */
export async function tryFile(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("button", { name: "Run import" })).toBeVisible({ timeout: 60_000 });
}

export async function runImport(page: Page): Promise<void> {
  await startImport(page);
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 90_000 });
}

export async function startImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Run import" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
}

/** A figure of the result: "Would be created", "As they were", "Left out". */
export function figure(page: Page, label: string) {
  return page
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${label}$`) })
    .locator("xpath=following-sibling::dd[1]");
}
