import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";

/** Clicks what downloads a CSV file, and reads it: one record a row, by the names in its first line. */
export async function downloadCsv(page: Page, link: Locator): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return parse(await readFile(await download.path(), "utf8"), { columns: true, bom: true });
}
