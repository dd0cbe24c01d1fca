import { expect, test } from "./support/leasehold-test";

test("the palette finds pages, licences and people from anywhere, and gives the focus back", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/vendors");
  const opener = page.getByRole("button", { name: "Search or jump to…" });
  await opener.focus();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("Meta+k");
  await page.keyboard.type("departm");
  await expect(palette.getByRole("option", { name: /Departments/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/departments$/);

  await page.goto("/admin/licenses");
  const name = await page.getByRole("row").nth(1).getByRole("link").first().innerText();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await palette.getByRole("option", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("g and a letter goes there, ? says which, / searches the list", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/admin\/licenses$/);
  await expect(page.getByRole("heading", { level: 1, name: "Licences" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeHidden();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search licences" })).toBeFocused();
  await page.keyboard.type("gl?");
  await expect(page.getByRole("searchbox", { name: "Search licences" })).toHaveValue("gl?");
  await expect(page).toHaveURL(/q=gl/);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("rows are walked with j and k and opened with Enter", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/people");
  const links = page.getByRole("row").locator("[data-row-link]");
  // The keys work from the moment at which the page's scripts do.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(links.nth(0)).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press("j");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(links.nth(0)).toBeFocused();
  const name = await links.nth(0).innerText();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a dialog holds the focus and gives it back to what opened it", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/vendors");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const opener = page.getByRole("button", { name: "Archive" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("the first Tab leads past the menu, and the focus can always be seen", async ({ as }) => {
  const page = await as("employee");
  await page.goto("/my");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await page.keyboard.press("Tab");
  for (let step = 0; step < 8; step++) {
    const seen = await page.evaluate(() => {
      const style = document.activeElement ? getComputedStyle(document.activeElement) : null;
      return style !== null && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    });
    expect(seen, `stop ${step + 1}`).toBe(true);
    await page.keyboard.press("Tab");
  }
});

test("the menu of the profile works by keyboard, and keeps the colours for the next page", async ({ as }) => {
  const page = await as("employee");
  await page.goto("/my");
  await page.getByRole("button", { name: /Employee ·/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: "Dark" }).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
