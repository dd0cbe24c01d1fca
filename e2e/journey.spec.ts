import type { Page } from "@playwright/test";
import { demo } from "./support/demo";
import { downloadCsv } from "./support/csv-download";
import { figure, runImport, tryFile, uploadFile } from "./support/import-pages";
import { expect, test } from "./support/leasehold-test";
import { linkIn, mailTo } from "./support/mailbox";

const product = "Plotline Studio";

test("from a real file to a seat, and what the auditor sees of it", async ({ as }) => {
  const { accounts } = demo();
  const admin = await as("admin");

  await test.step("the admin uploads the file that Snipe-IT exported", async () => {
    await uploadFile(admin, "snipe-it-licences.csv");
    await expect(admin.getByLabel("Made by")).toHaveValue("snipe-it-licenses");
    await expect(admin.getByLabel("What purchase cost is")).toHaveValue("cost");
    await expect(admin.getByLabel("What notes is")).toHaveValue("notes");
    await admin.getByRole("button", { name: "Try it" }).click();
    await expect(admin.getByText("Is the cost the price of one seat, or of all seats together?").first()).toBeVisible();
    await admin.getByLabel("for all its seats together").check();
    await admin.getByLabel("Currency").fill("USD");
    await expect(admin.getByLabel("Dates are written")).toHaveValue("mdy");
  });

  await test.step("the dry run says what would happen, with every problem's row and column", async () => {
    await tryFile(admin);
    await expect(figure(admin, "Would be created")).toHaveText("5");
    await expect(figure(admin, "Left out")).toHaveText("1");
    await expect(admin.getByRole("row").filter({ hasText: "sometimes" })).toContainText(
      /Row 6.*reassignable.*Imported.*read as not reassignable/s,
    );
    await expect(admin.getByRole("row").filter({ hasText: "many" })).toContainText(/Row 7.*seats.*Left out/s);
    await admin.goto("/admin/products?q=Plotline");
    await expect(admin.getByText("Nothing matches these filters")).toBeVisible();
    await admin.goBack();
  });

  await test.step("it runs; the rows left out can be had as they were", async () => {
    await runImport(admin);
    await expect(figure(admin, "Created")).toHaveText("5");
    const [left, ...others] = await downloadCsv(admin, admin.getByRole("link", { name: "Download the rows left out" }));
    expect(others).toEqual([]);
    expect(left).toMatchObject({
      "Item name": "Quillmark Proof",
      seats: "many",
      notes: "A row that cannot be read:\nno such day, no such number",
    });
    expect(Object.values(left ?? {}).join()).toMatch(/“many”.*“13\/45\/2027”|“13\/45\/2027”.*“many”/s);
  });

  await test.step("what came in is right: lots, price, lines of the notes, one licence for many rows", async () => {
    await openLicense(admin, "Gridwell Render");
    await expect(admin.getByRole("img", { name: "3 of 3 seats taken" }).first()).toBeVisible();
    for (const name of ["Ines Castelo", "Tom Okafor", "Mei Tanaka"])
      await expect(admin.getByRole("row").filter({ hasText: name })).toBeVisible();
    await openLicense(admin, product);
    await admin.getByRole("link", { name: /^Purchases/ }).click();
    await expect(admin.getByRole("row").filter({ hasText: "PO-2024-31" })).toContainText(/1,200/);
    await expect(admin.getByRole("row").filter({ hasText: "PO-2024-31" })).toContainText("24 Nov 2024");
    await admin.getByRole("link", { name: "Details", exact: true }).click();
    await expect(admin.getByText("Bought for the design team.\n\nAsk the owner", { exact: false })).toBeVisible();
  });

  await test.step("the admin lets people ask for it, and their manager decide", async () => {
    await admin.goto(`/admin/products?q=${encodeURIComponent(product)}`);
    await admin.getByRole("link", { name: product, exact: true }).click();
    await admin.getByRole("link", { name: "Edit" }).click();
    await admin.getByRole("switch", { name: "People may request it" }).check();
    await admin.getByLabel("Approved by").selectOption({ label: "Manager" });
    await admin.getByLabel("Note").fill("Install it from the company portal and enter the key.");
    await admin.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("May be requested")).toBeVisible();
  });

  const employee = await as("employee");
  await test.step("the employee finds it and asks", async () => {
    await employee.goto("/catalog");
    await employee.getByRole("searchbox", { name: "Search the catalogue" }).fill("plotline");
    await employee.getByRole("link", { name: product }).click();
    await expect(employee.getByText("Your manager approves.")).toBeVisible();
    await employee.getByRole("button", { name: "Ask for a seat" }).click();
    await expect(employee.getByLabel("What do you need it for?")).toHaveAttribute("aria-invalid", "true");
    await employee.getByLabel("What do you need it for?").fill("The packaging storyboards for spring");
    await employee.getByRole("button", { name: "Ask for a seat" }).click();
    await expect(employee).toHaveURL(/\/my\/requests\/req_/);
    await expect(employee.getByText("“The packaging storyboards for spring”")).toBeVisible();
    await expect(employee.getByText(/^Waiting for /).first()).toBeVisible();
  });

  const approver = await as("approver");
  await test.step("the approver's mail leads to the request, and only opens it", async () => {
    const mail = await mailTo(accounts.approver.email, new RegExp(product));
    expect(mail.text).toContain("The packaging storyboards for spring");
    await approver.goto(linkIn(mail, /\/approvals\//));
    await expect(approver.getByRole("heading", { level: 1 })).toContainText(product);
    await employee.reload();
    await expect(employee.getByText(/^Waiting for /).first()).toBeVisible();
    await approver.getByLabel("Comment").fill("Good, until the spring campaign is out");
    await approver.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(approver.getByText(new RegExp(`has a seat of ${product}`)).first()).toBeVisible();
  });

  await test.step("the seat is the employee's", async () => {
    const mail = await mailTo(accounts.employee.email, new RegExp(`${product} is yours`));
    await employee.goto(linkIn(mail, /\/my/));
    await employee.goto("/my");
    const card = employee.getByRole("main").getByRole("listitem").filter({ hasText: product });
    await expect(card.getByText("Yours")).toBeVisible();
    await card.getByRole("link", { name: "Start using it" }).click();
    await expect(employee.getByText("Install it from the company portal and enter the key.")).toBeVisible();
  });

  await test.step("the auditor sees who, what, before and after, and is seen", async () => {
    const auditor = await as("auditor");
    await auditor.goto(`/auditor?q=${encodeURIComponent(product)}`);
    await expect(auditor.getByRole("row").filter({ hasText: product })).toContainText(/4\s*1\s*3\s*0/);
    await auditor.getByRole("link", { name: product, exact: true }).click();
    const trail = auditor.getByRole("main").getByRole("listitem");
    await expect(trail.filter({ hasText: "assigned the seat" })).toBeVisible();
    await expect(trail.filter({ hasText: "approved the request" })).toContainText(
      "Good, until the spring campaign is out",
    );
    await expect(trail.filter({ hasText: "asked for" })).toContainText("The packaging storyboards for spring");
    await expect(trail.filter({ hasText: "created the licence" })).toBeVisible();
    const rows = await downloadCsv(auditor, auditor.getByRole("link", { name: "Export CSV" }));
    const types = rows.map((row) => row.What);
    for (const type of ["license.created", "request.made", "request.approved", "seat.assigned"])
      expect(types).toContain(type);

    await auditor.goto("/auditor/trail?type=product.changed");
    await expect(trail.filter({ hasText: product }).first()).toContainText(/Requestable.*no.*→.*yes/);
    await auditor.goto("/auditor/trail?type=auditor.viewed");
    await expect(trail.first()).toContainText("Edda Lindholm");
  });

  await test.step("the same file again changes nothing", async () => {
    await uploadFile(admin, "snipe-it-licences.csv");
    await admin.getByLabel("for all its seats together").check();
    await admin.getByLabel("Currency").fill("USD");
    await tryFile(admin);
    await expect(figure(admin, "Would be created")).toHaveText("0");
    await expect(figure(admin, "Would be changed")).toHaveText("0");
    await expect(figure(admin, "As they were")).toHaveText("5");
    await runImport(admin);
    await expect(figure(admin, "Created")).toHaveText("0");
    await expect(figure(admin, "As they were")).toHaveText("5");
  });
});

async function openLicense(page: Page, name: string): Promise<void> {
  await page.goto(`/admin/licenses?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
