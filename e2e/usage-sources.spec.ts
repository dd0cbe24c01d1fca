import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { demo } from "./support/demo";
import { addLicense, create } from "./support/estate-api";
import { figure } from "./support/import-pages";
import { expect, test } from "./support/leasehold-test";

/**
 * Two days of a server: licences by the four and the three, a peak of ten just after midnight, two denials, a line of somebody
 * else, a crash of which the log says nothing, a start that ends all leases, and another denial.
 */
const log = join(import.meta.dirname, "fixtures", "flexnet-debug.log");

async function addServer(page: Page, name: string): Promise<string> {
  await page.goto("/admin/usage-sources/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Time zone").selectOption("Europe/Amsterdam");
  await page.getByRole("button", { name: "Add server" }).click();
  await expect(page).toHaveURL(/\/admin\/usage-sources\/src_/);
  return new URL(page.url()).pathname;
}

/** The row of a table, or the card on a phone, that begins with a name. */
const row = (page: Page, table: string, name: string) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: name });

async function importLog(page: Page, server: string): Promise<void> {
  await page.goto(`${server}/upload`);
  await page.getByLabel("Debug log").setInputFiles(log);
  await page.getByRole("button", { name: "Upload and try" }).click();
  await expect(page.getByText("Tried, not run")).toBeVisible({ timeout: 120_000 });
}

async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole("button", { name: act, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: act, exact: true }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
}

test("a log is tried, imported, looked at and taken back; its user names become people", async ({ as }) => {
  const admin = await as("admin");
  const server = await addServer(admin, "skerry-lic");
  await importLog(admin, server);
  const tried = admin.url();
  await expect(figure(admin, "Not understood")).toContainText("1");
  await expect(admin.getByText("the server started 2 times")).toBeVisible();
  await admin.goto(`${tried}?tab=lines`);
  await expect(row(admin, "Lines not understood", "Line 9")).toContainText(
    "a line that somebody else wrote into the log",
  );
  await admin.goto(server);
  await expect(admin.getByText("No log read yet")).toBeVisible();

  await admin.goto(tried);
  await confirm(admin, "Import log");
  await expect(admin.getByText("Done", { exact: true })).toBeVisible({ timeout: 120_000 });
  await admin.goto(server);
  const solve = row(admin, "Features", "solve");
  await expect(solve).toContainText("Peak 10");
  await expect(solve).toContainText("3 Mar 2026, 00:05");
  await expect(figure(admin, "Denials")).toContainText("3");
  await expect(figure(admin, "Names to match")).toContainText("4");

  await solve.getByRole("link", { name: "solve" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("solve");
  await admin.goto(`${new URL(admin.url()).pathname}?days=7`);
  // Known are 16 h 20 min until the crash and two hours after the start; the crash and the days before are no zeros.
  await expect(figure(admin, "Unknown")).toContainText("150");
  await expect(figure(admin, "Denials")).toContainText("2");
  await expect(admin.getByText("Licensed number of users already reached")).toBeVisible();
  await admin.goto(`${server}?tab=coverage`);
  await expect(admin.getByRole("row").filter({ hasText: "3 Mar 2026, 00:20" })).toContainText("2 hours");

  await admin.goto(`${server}?tab=people`);
  const names = (name: string) => row(admin, "User names", name);
  await names("tvik").getByRole("button", { name: "Match" }).click();
  await admin.getByRole("dialog").getByRole("combobox").click();
  await admin.getByRole("option").first().click();
  await admin.getByRole("dialog").getByRole("button", { name: "Match" }).click();
  await expect(names("tvik").getByRole("link")).toHaveAttribute("href", /\/admin\/people\/per_/);
  await names("batchfarm").getByRole("button", { name: "Match" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Nobody’s" }).click();
  await expect(names("batchfarm")).toContainText("Nobody of the organisation");

  for (const name of ["ingrid.falk", "olav.moe"]) await admin.getByLabel(`Select ${name}`).check();
  await admin.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Add 2 people" }).click();
  const dialog = admin.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toHaveCount(2);
  await expect(dialog.getByLabel("Name").first()).toHaveValue("Ingrid Falk");
  await dialog.getByLabel("E-mail").first().fill(demo().accounts.employee.email);
  await dialog.getByRole("button", { name: "Add 2 people" }).click();
  await expect(dialog.getByLabel("E-mail").first()).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("E-mail").first().fill("ingrid.falk@halden.example");
  await dialog.getByRole("button", { name: "Add 2 people" }).click();
  await expect(dialog).toBeHidden();
  await names("ingrid.falk").getByRole("link", { name: "Ingrid Falk" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Ingrid Falk");
  await admin.goto(server);
  await expect(figure(admin, "Names to match")).toContainText("0");

  await admin.goto(tried);
  await confirm(admin, "Undo import");
  await expect(admin.getByText("Undone", { exact: true })).toBeVisible({ timeout: 120_000 });
  await admin.goto(`${server}?tab=coverage`);
  await expect(admin.getByText("Nothing is known yet")).toBeVisible();
  await admin.goto(server);
  await expect(admin.getByText("Nobody used a feature")).toBeVisible();
});

test("the collector is fetched without a session, follows a log, and the licence shows what its server tells", async ({
  as,
  stranger,
}) => {
  const nobody = await stranger();
  const answer = await nobody.request.get("/leasehold-collector.mjs", { maxRedirects: 0 });
  expect(answer.status()).toBe(200);
  const program = await answer.text();
  expect(program).toBe(readFileSync(join(import.meta.dirname, "..", "public", "leasehold-collector.mjs"), "utf8"));
  expect((await nobody.request.get("/admin/usage-sources", { maxRedirects: 0 })).status()).toBe(307);

  const admin = await as("admin");
  const id = await create("usage-sources", { name: "holm-lic", timeZone: "Europe/Amsterdam" });
  const server = `/admin/usage-sources/${id}`;
  await admin.goto(server);
  await expect(admin.getByText("Nothing read yet")).toBeVisible();
  const folder = await mkdtemp(join(tmpdir(), "collector-"));
  try {
    await writeFile(join(folder, "leasehold-collector.mjs"), program);
    const words = [
      "leasehold-collector.mjs",
      "--url",
      demo().url,
      "--source",
      id,
      "--log",
      log,
      "--no-rotated",
      "--once",
    ];
    const collector = spawn(process.execPath, words, {
      cwd: folder,
      env: { ...process.env, LEASEHOLD_TOKEN: demo().apiToken },
      stdio: "inherit",
    });
    expect(await once(collector, "exit")).toEqual([0, null]);
  } finally {
    await rm(folder, { recursive: true });
  }
  await admin.goto(server);
  // It was sent once: nobody follows it, and nobody is missed.
  await expect(admin.getByText(/^Imported, up to 3 Mar 2026, \d\d:\d\d$/)).toBeVisible();
  await admin.goto(`${server}?tab=collector`);
  await expect(admin.getByText("a line that somebody else wrote into the log")).toBeVisible();

  const { licenseId } = await addLicense({ name: "Skerry Solver", seats: 12 });
  await admin.goto(server);
  const solve = row(admin, "Features", "solve");
  await solve.getByRole("button", { name: /Link to a licence/ }).click();
  await admin.getByRole("dialog").getByRole("combobox").click();
  await admin.getByPlaceholder("Type a name").fill("Skerry Solver");
  await admin
    .getByRole("option", { name: /Skerry Solver/ })
    .first()
    .click();
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(solve.getByRole("img", { name: "At the peak 10 of 12 licences" })).toBeVisible();
  await solve.getByRole("link", { name: "Skerry Solver" }).click();
  await expect(admin).toHaveURL(new RegExp(`/admin/licenses/${licenseId}\\?tab=servers`));
  const beside = row(admin, "On licence servers", "solve");
  await expect(beside).toContainText("10 of 12");
  await expect(beside.getByRole("link", { name: "holm-lic" })).toBeVisible();

  await admin.setViewportSize({ width: 360, height: 800 });
  await admin.goto(server);
  for (const text of ["10 of 12", "solve"])
    await expect(solve.getByText(text, { exact: true }).first()).toBeInViewport();
  const wider = () => admin.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wider()).toBeLessThanOrEqual(0);
});
