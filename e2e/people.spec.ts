import { demo } from "./support/demo";
import { askFor } from "./support/catalog-pages";
import { downloadCsv } from "./support/csv-download";
import { addLicense } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";
import { linkIn, mailTo } from "./support/mailbox";

test("the approver rejects only with a comment, and the employee reads it", async ({ as }) => {
  const { productId } = await addLicense({ name: "Sandbar Charts", seats: 2, approvedBy: ["MANAGER"] });
  const employee = await as("employee");
  await askFor(employee, { productId, reason: "For the tide tables" });
  const approver = await as("approver");
  await approver.goto("/approvals");
  await approver.getByRole("link", { name: /request for Sandbar Charts/ }).click();
  await approver.getByRole("button", { name: "Reject" }).click();
  await expect(approver.getByLabel("Comment")).toHaveAttribute("aria-invalid", "true");
  await approver.getByLabel("Comment").fill("The harbour office has a shared one");
  await approver.getByRole("button", { name: "Reject" }).click();
  await expect(approver).toHaveURL(/\/approvals$/);
  await expect(approver.getByText("Sandbar Charts")).toBeHidden();
  await approver.goto("/approvals/decided");
  await expect(approver.getByText("Sandbar Charts").first()).toBeVisible();

  await employee.reload();
  await expect(employee.getByText("Rejected", { exact: true }).first()).toBeVisible();
  await expect(employee.getByText("The harbour office has a shared one")).toBeVisible();
  const mail = await mailTo(demo().accounts.employee.email, /Sandbar Charts was rejected/);
  expect(mail.text).toContain("The harbour office has a shared one");
  await employee.goto("/my");
  await expect(employee.getByText("Sandbar Charts")).toBeHidden();
});

test("who decides from two windows decides once", async ({ as }) => {
  const { productId } = await addLicense({ name: "Sandbar Twins", seats: 1, approvedBy: ["MANAGER"] });
  const employee = await as("employee");
  await askFor(employee, { productId, reason: "To decide twice" });
  const [one, two] = [await as("approver"), await as("approver")];
  for (const window of [one, two]) {
    await window.goto("/approvals");
    await window.getByRole("link", { name: /request for Sandbar Twins/ }).click();
    await expect(window.getByRole("button", { name: "Approve", exact: true })).toBeVisible();
  }
  await one.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(one.getByText(/has a seat of Sandbar Twins/).first()).toBeVisible();
  await two.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(two.getByRole("alert").filter({ hasText: "Decided already" })).toBeVisible();
  await employee.goto("/my");
  await expect(
    employee.getByRole("main").getByRole("listitem").filter({ hasText: "Sandbar Twins" }).getByText("Yours"),
  ).toHaveCount(1);
});

test("a full licence has a waitlist, which a seat given back serves by itself", async ({ as }) => {
  const { productId } = await addLicense({ name: "Pilot Boat", seats: 1 });
  const [approver, employee] = [await as("approver"), await as("employee")];
  await askFor(approver, { productId, reason: "First in the harbour" });
  await expect(approver.getByText("Seat assigned").first()).toBeVisible();
  await employee.goto("/catalog?q=pilot+boat");
  await expect(
    employee.getByRole("main").getByRole("listitem").filter({ hasText: "Pilot Boat" }).first(),
  ).toContainText("full");
  await askFor(employee, { productId, reason: "Second in the harbour" });
  await expect(employee.getByText("Number 1 on the waitlist").first()).toBeVisible();
  const request = employee.url();

  await approver.goto("/my");
  const mine = approver.getByRole("main").getByRole("listitem").filter({ hasText: "Pilot Boat" });
  await mine.getByRole("button", { name: "Give back…" }).click();
  await approver.getByRole("alertdialog").getByRole("button", { name: "Give it back" }).click();
  await expect(mine).toBeHidden();

  await expect(async () => {
    await employee.goto(request);
    await expect(employee.getByText("Seat assigned").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await employee.goto(linkIn(await mailTo(demo().accounts.employee.email, /Pilot Boat is yours/), /\/my/));
  await employee.goto("/my");
  await expect(
    employee.getByRole("main").getByRole("listitem").filter({ hasText: "Pilot Boat" }).getByText("Yours"),
  ).toBeVisible();
});

test("a seat can be asked for until a day, and a request can be withdrawn", async ({ as }) => {
  const boxed = await addLicense({ name: "Spring Tide", seats: 1 });
  const open = await addLicense({ name: "Neap Tide", seats: 1, approvedBy: ["MANAGER"] });
  const employee = await as("employee");
  await employee.goto(`/catalog/${boxed.productId}`);
  await employee.getByLabel("What do you need it for?").fill("One campaign");
  await employee.getByLabel("Needed until").fill("2020-01-01");
  await employee.getByRole("button", { name: "Ask for a seat" }).click();
  await expect(employee.getByLabel("Needed until")).toHaveAttribute("aria-invalid", "true");
  await askFor(employee, { productId: boxed.productId, reason: "One campaign", until: "2098-03-31" });
  await employee.goto("/my");
  await expect(employee.getByRole("main").getByRole("listitem").filter({ hasText: "Spring Tide" })).toContainText(
    "until 31 Mar 2098",
  );

  await askFor(employee, { productId: open.productId, reason: "Perhaps" });
  await employee.getByRole("button", { name: "Withdraw" }).click();
  await employee
    .getByRole("alertdialog")
    .getByRole("button", { name: /Withdraw/ })
    .click();
  await expect(employee.getByText("Withdrawn", { exact: true }).first()).toBeVisible();
  await employee.goto(`/catalog/${open.productId}`);
  await expect(employee.getByRole("button", { name: "Ask for a seat" })).toBeVisible();
});

test("the auditor's numbers are the licence pages' numbers, filters narrow, the export is what is shown", async ({
  as,
}) => {
  const [auditor, admin] = [await as("auditor"), await as("admin")];
  await auditor.goto("/auditor");
  const rows = await downloadCsv(auditor, auditor.getByRole("link", { name: "Export CSV" }));
  const { licenses } = demo();
  for (const id of [licenses.named.id, licenses.subscription.id]) {
    await admin.goto(`/admin/licenses/${id}`);
    const name = await admin.getByRole("heading", { level: 1 }).innerText();
    const bar = /([\d,]+) of ([\d,]+) seats taken/.exec(
      (await admin
        .getByRole("img", { name: /seats taken/ })
        .first()
        .getAttribute("aria-label")) ?? "",
    );
    const row = rows.find((candidate) => candidate.Licence === name);
    expect([row?.Assigned, row?.Owned], name).toEqual([bar?.[1]?.replace(",", ""), bar?.[2]?.replace(",", "")]);
  }
  await auditor.goto("/auditor?over=1");
  const over = await downloadCsv(auditor, auditor.getByRole("link", { name: "Export CSV" }));
  expect(over.length).toBeGreaterThan(0);
  expect(over.length).toBeLessThan(rows.length);
  expect(over.every((row) => Number(row.Over) > 0)).toBe(true);

  await auditor.goto("/auditor/trail");
  await auditor.getByRole("button", { name: "Add filter" }).click();
  await auditor.getByRole("button", { name: "What", exact: true }).click();
  await auditor.getByRole("button", { name: "Created the vendor" }).click();
  await expect(auditor).toHaveURL(/type=vendor\.created/);
  await expect(
    auditor.getByRole("main").getByRole("listitem").filter({ hasText: "created the vendor" }).first(),
  ).toBeVisible();
  await expect(auditor.getByText("Sandbar Charts Works").first()).toBeVisible();
  await auditor.getByRole("link", { name: "Remove filter What" }).click();
  await expect(auditor).not.toHaveURL(/type=/);
});
