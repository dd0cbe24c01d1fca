import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

type Role = "owner" | "admin" | "approver" | "employee" | "auditor";
type DemoFile = {
  url: string;
  accounts: Record<Role, { email: string; password: string }>;
  apiToken: string;
};

/** What the start wrote when it made the sample company for the browser tests. */
export function sampleCompany(): DemoFile {
  return JSON.parse(readFileSync(join(import.meta.dirname, "..", ".data", "browser-tests", "demo.json"), "utf8"));
}

export async function signInAs(page: Page, role: Role): Promise<void> {
  const { email, password } = sampleCompany().accounts[role];
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
