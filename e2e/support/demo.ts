import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

export const demoData = join(import.meta.dirname, "..", "..", ".data", "e2e");

export type Role = "owner" | "admin" | "approver" | "employee" | "auditor";
export type DemoFile = {
  url: string;
  accounts: Record<Role, { email: string; password: string }>;
  apiToken: string;
  licenses: Record<
    "named" | "subscription" | "trial" | "floating" | "nodeLocked" | "site",
    { id: string; seats: number }
  >;
  people: { id: string; email: string }[];
};

/** What the demo wrote for whoever tries it. */
export function demo(): DemoFile {
  return JSON.parse(readFileSync(join(demoData, "demo.json"), "utf8")) as DemoFile;
}

const homes: Record<Role, RegExp> = {
  owner: /\/admin$/,
  admin: /\/admin$/,
  approver: /\/approvals$/,
  employee: /\/my$/,
  auditor: /\/auditor$/,
};

/** Signs in through the page, and lands where the role's work is. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await signInWith(page, demo().accounts[role]);
  await expect(page).toHaveURL(homes[role]);
}

export async function signInWith(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
