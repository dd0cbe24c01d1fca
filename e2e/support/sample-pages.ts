import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { askFor } from "./catalog-pages";
import { demo, type Role } from "./demo";
import { addLicense } from "./estate-api";
import { expectedPages, withIds } from "./page-inventory";

const tokens = ["0".repeat(43)];

/** The address of each page, with the ids of things of the sample company where it names something. */
export async function samplePages(as: (role: Role) => Promise<Page>): Promise<Map<string, string>> {
  await makeImport();
  await makeRequest(await as("employee"));
  const found = new Map<string, string>();
  const readers = new Map<Role, Page>();
  for (const [pattern, { linkedFrom, by, example }] of Object.entries(expectedPages)) {
    if (!pattern.includes("[")) found.set(pattern, pattern);
    else if (example) found.set(pattern, example);
    else if (!linkedFrom || !by) found.set(pattern, withIds(pattern, tokens));
    else {
      const reader = readers.get(by) ?? (await as(by));
      readers.set(by, reader);
      const list = linkedFrom.replace(/^\/.*\[id\]/, (outer) => found.get(outer) ?? outer);
      found.set(pattern, withIds(pattern, await idsOn(reader, list, pattern)));
    }
  }
  return found;
}

/** The ids in the first link of a page to something of this pattern. */
async function idsOn(page: Page, list: string, pattern: string): Promise<string[]> {
  const html = await (await page.request.get(list)).text();
  const base = pattern.replace(/(\[[^\]]+\])(?!.*\[).*$/, "$1");
  const link = new RegExp(`href="${base.replace(/\[[^\]]+\]/g, "([a-z]{3}_[0-9a-z]+)")}[?"]`).exec(html);
  if (!link) throw new Error(`${list} links to nothing like ${base}`);
  return link.slice(1);
}

/** The sample company's employee has asked for nothing yet. Each time for another product: tests follow one another. */
async function makeRequest(employee: Page): Promise<void> {
  const name = `Lantern Notes ${randomUUID()}`;
  const { productId } = await addLicense({ name, seats: 5, approvedBy: ["MANAGER"] });
  await askFor(employee, { productId, reason: "To have asked for something" });
}

async function makeImport(): Promise<void> {
  const { url, apiToken } = demo();
  const body = new FormData();
  body.set("file", new Blob(["First name,Last name,Email\nIda,Berg,ida.berg@guests.example\n"]), "guests.csv");
  const answer = await fetch(`${url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiToken}` },
    body,
  });
  if (!answer.ok) throw new Error(`no import: ${answer.status} ${await answer.text()}`);
}
