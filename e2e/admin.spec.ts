import type { Page } from "@playwright/test";
import { demo } from "./support/demo";
import { expect, test } from "./support/leasehold-test";

const vendor = "Brightwater Systems";
const product = "Brightwater Survey";

test("from vendor to seats: create, assign from a pasted list, release in bulk, undo, archive", async ({ as }) => {
  const page = await as("admin");
  const [ada, bo, cy, dee] = activePeople();

  await test.step("vendor, product, licence with its first purchase", async () => {
    await page.goto("/admin/vendors/new");
    await page.getByRole("button", { name: "Add vendor" }).click();
    await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Name").fill(vendor);
    await page.getByRole("button", { name: "Add vendor" }).click();
    await expect(page.getByRole("heading", { level: 1, name: vendor })).toBeVisible();

    await page.goto("/admin/products/new");
    await page.getByLabel("Name").fill(product);
    await choose(page, "Vendor", vendor);
    await page.getByRole("button", { name: "Add product" }).click();
    await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();

    await page.getByRole("link", { name: "New licence" }).first().click();
    await page.getByRole("link", { name: /^Perpetual/ }).click();
    await expect(page.getByLabel("Product")).toContainText(product);
    await page.getByRole("spinbutton", { name: "Seats" }).fill("3");
    await page.getByLabel(/^Price/).fill("1299.00");
    await page.getByLabel("Order number").fill("BW-2026-4");
    await page.getByRole("button", { name: "Create licence" }).click();
    await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
    await expect(page.getByRole("img", { name: /^0 of 3 seats taken/ })).toBeVisible();
  });
  const license = page.url();

  await test.step("a list pasted from a mail: each row has its outcome, before and after", async () => {
    await page.getByRole("link", { name: "Assign seats" }).first().click();
    await page
      .getByLabel("Or paste e-mail addresses")
      .fill(`Ada <${ada}>; ${bo}\n${ada}\nnobody@brightwater.example, ${cy}\n${dee}`);
    await page.getByRole("button", { name: "Check the list" }).click();
    const outcome = (text: string) => page.getByRole("row").filter({ hasText: text });
    await expect(outcome("nobody@brightwater.example")).toContainText("Nobody has this address");
    await expect(outcome(ada).nth(1)).toContainText("Named twice");
    await expect(outcome(dee)).toContainText("No seat left");
    await page.getByRole("button", { name: "Assign 3 seats" }).click();
    await expect(outcome(bo)).toContainText("Assigned");
    await page.getByRole("link", { name: "Back to the licence" }).click();
    await expect(page.getByRole("img", { name: /^3 of 3 seats taken/ })).toBeVisible();
  });

  await test.step("a second lot adds to the capacity, from its day on", async () => {
    await page.getByRole("link", { name: "Add purchase" }).click();
    await page.getByRole("spinbutton", { name: "Seats" }).fill("2");
    await page.getByRole("button", { name: "Add purchase" }).click();
    await expect(page.getByRole("img", { name: /^3 of 5 seats taken/ })).toBeVisible();
    await page.getByRole("link", { name: /^Purchases/ }).click();
    await expect(page.getByRole("img", { name: /^Seats owned: .*5 from/ })).toBeVisible();
  });

  await test.step("who holds a seat keeps the licence, the product and the vendor from being archived", async () => {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Archive…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive licence" }).click();
    await expect(page.getByRole("alertdialog").getByRole("alert")).toContainText(/seats that are held/);
    await page.keyboard.press("Escape");
    await page.goto(`/admin/vendors?q=${encodeURIComponent(vendor)}`);
    await page.getByRole("link", { name: vendor, exact: true }).click();
    await page.getByRole("button", { name: "Archive" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
    await expect(page.getByRole("alertdialog").getByRole("alert")).toContainText("has 1 product in use");
    await page.keyboard.press("Escape");
  });

  await test.step("a bulk release says what it will do, and Undo takes it back", async () => {
    await page.goto(license);
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await expect(page.getByText("3 selected")).toBeVisible();
    await page.getByRole("button", { name: "Release 3 seats…" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("Held by 3 people");
    await dialog.getByLabel("Reason").fill("Project has ended");
    await dialog.getByRole("button", { name: "Release 3 seats" }).click();
    await expect(page.getByText("3 seats released.").first()).toBeVisible();
    await expect(page.getByRole("img", { name: /^0 of 5 seats taken/ })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("img", { name: /^3 of 5 seats taken/ })).toBeVisible();
  });

  await test.step("released for good, the licence is archived and can be restored; its trail tells it all", async () => {
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("button", { name: "Release 3 seats…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Release 3 seats" }).click();
    await expect(page.getByRole("img", { name: /^0 of 5 seats taken/ })).toBeVisible();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Archive…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive licence" }).click();
    await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByRole("link", { name: "Assign seats" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Trail", exact: true }).click();
    const events = page.getByRole("main").getByRole("listitem");
    await expect(events.filter({ hasText: "Project has ended" })).toHaveCount(3);
    await expect(events.filter({ hasText: "archived the licence" })).toHaveCount(1);
  });
});

test("a list keeps its filters, sort and columns in its address, and exports what it shows", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/licenses");
  await page.getByRole("columnheader", { name: "Licence" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=/);
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("button", { name: "Term", exact: true }).click();
  await page.getByRole("button", { name: "Trial", exact: true }).click();
  await expect(page).toHaveURL(/term=TRIAL/);
  const shown = await page.getByRole("row").locator("[data-row-link]").allInnerTexts();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  const csv = await (
    await download.createReadStream()
  )
    .setEncoding("utf8")
    .toArray()
    .then((parts: string[]) => parts.join(""));
  for (const name of shown) expect(csv).toContain(name);
  expect(csv.trim().split("\n").length - 1).toBe(shown.length);
  const address = page.url();
  const other = await as("owner");
  await other.goto(address);
  await expect(other.getByRole("row").locator("[data-row-link]")).toHaveText(shown);
});

async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).click();
  await page.keyboard.type(name);
  await page.getByRole("option", { name }).first().click();
}

/** Four of the company's people, from the end of its list: nobody of them has an account or has left. */
function activePeople(): [string, string, string, string] {
  const [a, b, c, d] = demo()
    .people.slice(-4)
    .map(({ email }) => email);
  if (!a || !b || !c || !d) throw new Error("the sample company has too few people");
  return [a, b, c, d];
}
