import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { demo } from "./support/demo";
import { processesOf } from "./support/demo-processes";
import { figure, startImport, tryFile, uploadFile } from "./support/import-pages";
import { expect, test } from "./support/leasehold-test";

const people = 2_000;
const domain = "survivors.example";
const progressShape = z.object({
  stage: z.string(),
  progress: z.object({ done: z.number(), total: z.number().nullable() }),
});

test("an import goes on after a reload, and after a kill of the pages and of the work behind them", async ({
  as,
  request,
  complaints,
}) => {
  const page = await as("admin");
  const rows = Array.from({ length: people }, (_, index) => `Person,Number ${index},person.${index}@${domain}`);
  await uploadFile(page, { name: "survivors.csv", text: ["First name,Last name,Email", ...rows].join("\n") });
  await tryFile(page);
  await expect(figure(page, "Would be created")).toHaveText("2,000");
  const importPage = page.url();

  await startImport(page);
  const progress = async () => progressShape.parse(await (await page.request.get(`${importPage}/progress`)).json());
  await expect
    .poll(async () => (await progress()).progress.done, { intervals: [50], timeout: 60_000 })
    .toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByText("You can leave this page")).toBeVisible();

  const victims = processesOf("web", "jobs");
  expect(victims).toHaveLength(2);
  const before = await progress();
  expect(before.stage).toBe("running");
  for (const pid of victims) process.kill(pid, "SIGKILL");

  await expect
    .poll(() => processesOf("web", "jobs").filter((pid) => !victims.includes(pid)).length, { timeout: 60_000 })
    .toBe(2);
  await expect
    .poll(async () => (await page.request.get(importPage).catch(() => null))?.status(), { timeout: 60_000 })
    .toBe(200);
  await page.goto(importPage);
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 100_000 });
  await expect(figure(page, "Created")).toHaveText("2,000");
  complaints.length = 0; // While the pages were away, the browser said so.

  const emails = await emailsOfAll(request);
  expect(emails).toHaveLength(people);
  expect(new Set(emails).size).toBe(people);
});

const peoplePage = z.object({
  items: z.array(z.object({ email: z.string().nullable() })),
  nextCursor: z.string().nullable(),
});

async function emailsOfAll(request: APIRequestContext): Promise<string[]> {
  const { apiToken } = demo();
  const emails: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await request.get("/api/v1/people", {
      headers: { authorization: `Bearer ${apiToken}` },
      params: { q: domain, limit: 200, ...(cursor ? { cursor } : {}) },
    });
    const page = peoplePage.parse(await answer.json());
    emails.push(...page.items.flatMap(({ email }) => (email?.endsWith(`@${domain}`) ? [email] : [])));
    cursor = page.nextCursor;
  }
  return emails;
}
