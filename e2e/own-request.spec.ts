import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { startProgram } from "./support/client-program";
import { addProduct, create, issueKey } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

const table = { fingerprint: "cutting-table-04-77c1", components: { board: "B-4" }, name: "Cutting table 4" };

/** A licence for machines that are not always on the network, and a key of it. */
async function addHybrid(name: string): Promise<{ licenseId: string; key: string }> {
  const licenseId = await create("licenses", {
    productId: await addProduct(name),
    term: "PERPETUAL",
    allocation: "NODE_LOCKED",
    metric: "DEVICE",
    deployment: "HYBRID",
    purchase: { seats: 1 },
  });
  return { licenseId, key: await issueKey(licenseId) };
}

const give = (page: Page, text: string) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name: "table.req", mimeType: "text/plain", buffer: Buffer.from(text) });

test("an employee's machine without a network: its request goes in, its file comes back, the program runs", async ({
  as,
}, info) => {
  const { licenseId, key } = await addHybrid("Marking Gauge");
  const program = await startProgram({ place: info.outputPath("table"), key, machine: table, unplugged: true });
  const request = await program.requestFile();

  const employee = await as("employee");
  await employee.goto("/my/machines");
  await employee.getByRole("link", { name: "Activate a machine without a network" }).click();
  await expect(employee.getByRole("heading", { level: 1, name: "Activate a machine without a network" })).toBeVisible();

  await test.step("what is no request, and a licence that is not theirs, is told beside the file", async () => {
    await give(employee, "a holiday picture");
    await expect(employee.getByText("Is no activation request: give the whole file")).toBeVisible();
    const said = { v: 1, license: licenseId, ...table, createdAt: new Date(), nonce: "c2l4dGVlbiBieXRlcyE" };
    const body = Buffer.from(JSON.stringify(said)).toString("base64");
    await give(employee, `-----BEGIN ACTIVATION REQUEST-----\n${body}\n-----END ACTIVATION REQUEST-----\n`);
    await expect(employee.getByText("Names no licence of yours")).toBeVisible();
  });

  await test.step("the request says which machine and licence, and is answered with a file", async () => {
    await give(employee, request);
    await expect(employee.getByRole("heading", { name: "Cutting table 4 asks for Marking Gauge" })).toBeVisible();
    await expect(employee.getByText("0 of 1 are held")).toBeVisible();
    await employee.getByRole("button", { name: "Activate and make the file" }).click();
    await expect(employee.getByRole("heading", { name: "Cutting table 4 is activated" })).toBeVisible();
    const [download] = await Promise.all([
      employee.waitForEvent("download"),
      employee.getByRole("button", { name: "Download" }).click(),
    ]);
    await program.takeFile(readFileSync(await download.path(), "utf8"));
    expect(await program.check()).toMatchObject({ valid: true, source: "file" });
  });

  await test.step("it is one of their machines; a second machine finds the unit taken", async () => {
    await employee.getByRole("link", { name: "Done" }).click();
    await expect(employee.getByRole("listitem").filter({ hasText: "Marking Gauge" })).toContainText(
      "on Cutting table 4",
    );
    const machine = { fingerprint: "cutting-table-05-90be", name: "Cutting table 5" };
    const other = await startProgram({ place: info.outputPath("other"), key, machine, unplugged: true });
    await employee.goto("/my/machines/offline");
    await give(employee, await other.requestFile());
    await expect(employee.getByText("1 of 1 are held, so the machine may be refused")).toBeVisible();
    await employee.getByRole("button", { name: "Activate and make the file" }).click();
    await expect(employee.getByText("All units are taken")).toBeVisible();
  });

  await test.step("to somebody else the same request is for a machine that is not theirs", async () => {
    const approver = await as("approver");
    await approver.goto("/my/machines/offline");
    await give(approver, request);
    await expect(approver.getByText("Comes from a machine that is active, and not for you")).toBeVisible();
  });
});
