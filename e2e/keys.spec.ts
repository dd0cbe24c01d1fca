import { readFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { z } from "zod";
import { demo } from "./support/demo";
import { addLicense } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

const made = z.object({ id: z.string() });
const verdict = z.object({ code: z.string() });

/** A licence for machines that are not always on the network. */
async function addHybrid(request: APIRequestContext, name: string): Promise<string> {
  const { productId } = await addLicense({ name, seats: 1 });
  const answer = await request.post("/api/v1/licenses", {
    headers: { authorization: `Bearer ${demo().apiToken}` },
    data: {
      productId,
      name: `${name} for machines`,
      term: "PERPETUAL",
      allocation: "NODE_LOCKED",
      metric: "DEVICE",
      deployment: "HYBRID",
      purchase: { seats: 2 },
    },
  });
  return made.parse(await answer.json()).id;
}

/** What a program is told that shows a key and nothing else. */
async function codeOf(request: APIRequestContext, key: string): Promise<string> {
  return verdict.parse(await (await request.post("/api/v1/validate", { data: { key } })).json()).code;
}

/** The key in the dialog that shows one. */
async function shownKey(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  const key = await dialog.getByText(/^key\//).innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  return key;
}

const good = "FINGERPRINT_SCOPE_REQUIRED";

test("keys are issued, saved, replaced and revoked, and programs are told at once", async ({ as, request }) => {
  const admin = await as("admin");
  const licenseId = await addHybrid(request, "Plumb Line");
  await admin.goto(`/admin/licenses/${licenseId}?tab=keys`);
  await expect(admin.getByText("No licence keys issued")).toBeVisible();
  await admin.getByRole("link", { name: "Issue keys" }).click();
  await admin.getByLabel("How many").fill("2");
  await admin.getByLabel("Label").fill("Order 4711");
  await admin.getByRole("button", { name: "Issue keys" }).click();
  await expect(admin.getByText("2 signed keys issued")).toBeVisible();
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  const [head, first = "", second = ""] = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(head).toBe("id,key");
  const keys = [first, second].map((line) => line.split(",")[1] ?? "");
  for (const key of keys) expect(await codeOf(request, key)).toBe(good);

  await admin.getByRole("link", { name: "Done" }).click();
  const acts = (key: string) => admin.getByRole("button", { name: `Acts for the key ending in ${key.slice(-5)}` });
  const [one = "", other = ""] = keys;
  await acts(one).click();
  await admin.getByRole("menuitem", { name: "Replace…" }).click();
  await admin.getByRole("button", { name: "Replace key" }).click();
  await expect(admin.getByText("The new key")).toBeVisible();
  expect(await codeOf(request, await shownKey(admin))).toBe(good);
  expect(await codeOf(request, one)).toBe("KEY_REPLACED");

  await acts(other).click();
  await admin.getByRole("menuitem", { name: "Revoke…" }).click();
  await admin.getByLabel("Reason").fill("Posted in a forum");
  await admin.getByRole("button", { name: "Revoke key" }).click();
  await expect(admin.getByText(`The key ending in ${other.slice(-5)} is revoked.`).first()).toBeVisible();
  expect(await codeOf(request, other)).toBe("KEY_REVOKED");
});

test("a machine without a network is activated by its request file, once, and its file is listed", async ({
  as,
  request,
}) => {
  const admin = await as("admin");
  const licenseId = await addHybrid(request, "Try Square");
  const asked = {
    v: 1,
    license: licenseId,
    fingerprint: "cutting-table-0004",
    name: "Cutting table 4",
    createdAt: new Date().toISOString(),
    nonce: "c2l4dGVlbiBieXRlcyE",
  };
  const body = Buffer.from(JSON.stringify(asked)).toString("base64");
  const file = `-----BEGIN ACTIVATION REQUEST-----\n${body}\n-----END ACTIVATION REQUEST-----\n`;
  for (const outcome of ["Cutting table 4 is activated", "Cutting table 4 was active already"]) {
    await admin.goto(`/admin/licenses/${licenseId}?tab=files`);
    await admin.getByRole("link", { name: "Answer a request file" }).click();
    await admin
      .locator('input[type="file"]')
      .setInputFiles({ name: "cutting-table-4.req", mimeType: "text/plain", buffer: Buffer.from(file) });
    await expect(admin.getByLabel("Its text", { exact: true })).toHaveValue(/BEGIN ACTIVATION REQUEST/);
    await admin.getByRole("button", { name: "Activate and make the file" }).click();
    await expect(admin.getByText(outcome)).toBeVisible();
  }
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toMatch(/^-----BEGIN MACHINE FILE-----\n/);
  await admin.getByRole("link", { name: "Done" }).click();
  await expect(admin.getByRole("row", { name: /Machine file.*Cutting table 4/ })).toHaveCount(2);
  await expect(admin.getByText("1 machine in use")).toBeVisible();
});

test("the owner replaces the signing key, and what the old one signed stays good", async ({ as, request }) => {
  const owner = await as("owner");
  const licenseId = await addHybrid(request, "Spirit Level");
  const answer = await request.post(`/api/v1/licenses/${licenseId}/keys`, {
    headers: { authorization: `Bearer ${demo().apiToken}` },
    data: {},
  });
  const [issued] = z.object({ items: z.array(z.object({ key: z.string() })) }).parse(await answer.json()).items;
  await owner.goto("/admin/settings/signing-keys");
  await owner.getByRole("button", { name: "Replace key…" }).click();
  await owner.getByLabel("How long what the old key signed stays good").selectOption({ label: "30 days" });
  await expect(owner.getByText("refused from then on")).toBeVisible();
  await owner.getByLabel("How long what the old key signed stays good").selectOption({ label: "For ever" });
  await owner.getByLabel("Reason").fill("Yearly change");
  await owner.getByRole("button", { name: "Replace key", exact: true }).click();
  await expect(owner.getByText("Verifies for ever").first()).toBeVisible();
  expect(await codeOf(request, issued?.key ?? "")).toBe(good);

  const admin = await as("admin");
  await admin.goto("/admin/settings/signing-keys");
  await expect(admin.getByText("Only an owner replaces or ends signing keys.")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Replace key…" })).toHaveCount(0);
});
