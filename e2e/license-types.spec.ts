import type { Page } from "@playwright/test";
import { addProduct, create } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";
import { openTab } from "./support/license-pages";

const name = "Bevel team";

test("an own type, licences made from it, the type changed, its differences seen and applied to chosen licences", async ({
  as,
}) => {
  const admin = await as("admin");
  const productId = await addProduct("Bevel Studio");
  await create(`products/${productId}/features`, { code: "chamfer", name: "Chamfers", kind: "LIMIT", unit: "edges" });

  await test.step("the type is made, with a feature of its own", async () => {
    await admin.goto("/admin/license-types");
    await admin.getByRole("link", { name: "New licence type" }).click();
    await admin.getByRole("button", { name: "Create licence type" }).click();
    await expect(admin.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");
    await admin.getByRole("textbox", { name: "Name" }).fill(name);
    await admin.getByRole("radio", { name: /^Named/ }).check();
    await admin.getByRole("radio", { name: /^Subscription/ }).check();
    await admin.getByRole("spinbutton", { name: "Length" }).fill("24");
    await admin.getByLabel("Grace in days").fill("14");
    await admin.getByLabel("Seats of the first purchase").fill("3");
    await admin.getByLabel("Beyond what was bought").selectOption({ label: "A percentage is allowed" });
    await admin.getByLabel("How far beyond, in per cent").fill("50");
    await admin.getByRole("button", { name: "Add a feature" }).click();
    await admin.getByLabel("Code").fill("chamfer");
    await admin.getByLabel("Value").fill("8");
    await admin.getByRole("button", { name: "Create licence type" }).click();
    await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(admin.getByRole("main").getByText("0 licences")).toBeVisible();
  });
  const typePath = new URL(admin.url()).pathname;

  const licenseId =
    await test.step("a licence made from it has its rules, and one more is made by a program", async () => {
      await admin.getByRole("link", { name: "New licence", exact: true }).first().click();
      await expect(admin.getByRole("heading", { name: `Rules of ${name}` })).toBeVisible();
      await choose(admin, "Product", "Bevel Studio");
      await admin.getByRole("textbox", { name: /^Name/ }).fill("Bevel Studio Delft");
      await admin.getByRole("button", { name: "Create licence" }).click();
      await expect(admin.getByRole("heading", { level: 1, name: "Bevel Studio Delft" })).toBeVisible();
      const id = /lic_\w+/.exec(admin.url())?.[0] ?? "";
      await openTab(admin, id, "Details");
      await expect(admin.getByText(`Made from the type ${name}, and as it says.`)).toBeVisible();
      await openTab(admin, id, "Entitlements");
      await expect(admin.getByRole("row", { name: /Chamfers.* 8 edges In force/ })).toBeVisible();
      await create("licenses", { productId, licenseTypeId: typePath.split("/").at(-1), name: "Bevel Studio Ghent" });
      await admin.goto(`${typePath}?tab=licenses`);
      await expect(admin.getByRole("row").filter({ hasText: "Bevel Studio" })).toHaveCount(2);
      return id;
    });

  await test.step("the type is changed; its licences are as they were, and differ now", async () => {
    await admin.getByRole("link", { name: "Edit", exact: true }).click();
    await admin.getByLabel("Grace in days").fill("30");
    await admin.getByLabel("How far beyond, in per cent").fill("10");
    await admin.getByRole("button", { name: "Save changes" }).click();
    await expect(admin.getByText("2 of them differ")).toBeVisible();
    await admin.getByRole("link", { name: /^Differences/ }).click();
    for (const license of ["Bevel Studio Delft", "Bevel Studio Ghent"]) {
      const row = admin.getByRole("row").filter({ hasText: license });
      await expect(row).toContainText("Grace: 14 days, type: 30 days");
      await expect(row).toContainText("How far beyond: 50% more, type: 10% more");
    }
  });

  await test.step("a preview says what applying does; only what is chosen is changed, in the licence that is chosen", async () => {
    await admin.getByRole("checkbox", { name: "Select Bevel Studio Delft" }).check();
    await admin.getByRole("button", { name: "Apply the type to 1 licence…" }).click();
    const dialog = admin.getByRole("dialog");
    const outcome = dialog.getByRole("row").filter({ hasText: "Bevel Studio Delft" });
    await expect(outcome).toContainText("Is changed");
    await expect(outcome).toContainText("Grace: 14 days → 30 days");
    await dialog.getByRole("checkbox", { name: "How far beyond" }).uncheck();
    await expect(outcome).not.toContainText("How far beyond");
    await dialog.getByRole("button", { name: "Apply to 1 licence" }).click();
    await expect(dialog).toBeHidden();
    const row = (license: string) => admin.getByRole("row").filter({ hasText: license });
    await expect(row("Bevel Studio Delft")).not.toContainText("Grace");
    await expect(row("Bevel Studio Delft")).toContainText("How far beyond: 50% more, type: 10% more");
    await expect(row("Bevel Studio Ghent")).toContainText("Grace: 14 days, type: 30 days");
    await openTab(admin, licenseId, "Trail");
    const event = admin.getByRole("main").getByRole("listitem").filter({ hasText: "applied its type to the licence" });
    await expect(event).toContainText(/Grace.*14.*→.*30/);
  });
});

async function choose(page: Page, field: string, item: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).click();
  await page.keyboard.type(item);
  await page.getByRole("option", { name: item }).first().click();
}
