import type { Locator, Page } from "@playwright/test";
import { startProgram } from "./support/client-program";
import { demo } from "./support/demo";
import { addProduct, create, issueKey } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";
import { openTab } from "./support/license-pages";

/** The first or last day of a term that runs: so many months from this one, as it is sent and as it is shown. */
function day(of: number, inMonths: number): { iso: string; text: string } {
  const today = new Date();
  const date = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + inMonths, of));
  const shown = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return { iso: date.toISOString().slice(0, 10), text: date.toLocaleDateString("en-GB", shown) };
}

const [begin, end, nextEnd] = [day(15, -6), day(14, 6), day(14, 18)];

/** A subscription of a year, in the middle of it, with seats for 1,200.00 in all. */
async function addSubscription(name: string): Promise<string> {
  return create("licenses", {
    productId: await addProduct(name),
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    renewal: "MANUAL",
    durationMonths: 12,
    startsOn: begin.iso,
    endsOn: end.iso,
    purchase: { seats: 4, startsOn: begin.iso, endsOn: end.iso, price: { amount: 120_000, currency: "EUR" } },
  });
}

/** One of the company's people, none of whom has an account. */
function person(at: number): { id: string; email: string } {
  const one = demo().people.at(at);
  if (!one) throw new Error("the sample company has too few people");
  return one;
}

const whatItDoes = (page: Page) => page.getByRole("region", { name: "What this will do" });

/** The amount in a line of a reckoning, in cents: "−€591.78" → -59178. */
async function amount(lines: Locator, of: string): Promise<number> {
  const line = lines.locator("dl > div").filter({ has: lines.page().getByText(of) });
  const text = await line.getByRole("definition").innerText();
  return Number(text.replaceAll(/[^\d]/g, "")) * (text.startsWith("−") ? -1 : 1);
}

test("a term is renewed: first what it will do, then what it did", async ({ as }) => {
  const admin = await as("admin");
  const licenseId = await addSubscription("Coping Saw Annual");
  await openTab(admin, licenseId, "Lifecycle");
  await expect(admin.getByText(`It may be used until the end of ${end.text}. It is renewed by hand.`)).toBeVisible();
  await admin.getByRole("link", { name: "Renew", exact: true }).click();
  const preview = whatItDoes(admin);
  await expect(preview).toContainText(`It runs until ${nextEnd.text} instead of ${end.text}.`);
  await expect(preview).toContainText("4 seats for the new term");
  await admin.getByLabel("Periods").fill("0");
  await admin.getByRole("button", { name: "Renew", exact: true }).click();
  await expect(admin.getByLabel("Periods")).toHaveAttribute("aria-invalid", "true");
  await admin.getByLabel("Periods").fill("1");
  await admin.getByRole("spinbutton", { name: "Seats" }).fill("5");
  await admin.getByLabel(/^Price of all of them/).fill("1500.00");
  await expect.poll(() => amount(preview, "To pay")).toBe(150_000);
  await admin.getByLabel("Order number").fill("CS-2027");
  await admin.getByRole("button", { name: "Renew 5 seats" }).click();
  await expect(admin.getByText(`It may be used until the end of ${nextEnd.text}.`)).toBeVisible();
  await admin.getByRole("link", { name: /^Purchases/ }).click();
  await expect(admin.getByRole("row").filter({ hasText: "CS-2027" })).toContainText(nextEnd.text);
});

test("a plan is changed with its proration shown before; what would drop below what is held is refused", async ({
  as,
}) => {
  const admin = await as("admin");
  const licenseId = await addSubscription("Coping Saw Teams");
  for (const at of [-5, -6]) await create(`licenses/${licenseId}/seats`, { personId: person(at).id });
  const preview = whatItDoes(admin);
  await test.step("from four seats to six", async () => {
    await openTab(admin, licenseId, "Lifecycle");
    await admin.getByRole("link", { name: "Change plan" }).click();
    await expect(preview).toContainText("Give a number of seats, a price or a licence type");
    await admin.getByRole("spinbutton", { name: "Seats" }).fill("6");
    await admin.getByLabel(/^Price of all seats/).fill("1800.00");
    await expect(preview).toContainText("Back for 4 seats");
    await expect(preview).toContainText(`until ${end.text}`);
    await expect.poll(() => amount(preview, "6 seats, new plan")).toBeGreaterThan(0);
    const [back, cost, due] = [
      await amount(preview, "Back for 4 seats"),
      await amount(preview, "6 seats, new plan"),
      await amount(preview, "To pay"),
    ];
    expect(back).toBeLessThan(0);
    expect(Math.abs(cost + 1.5 * back)).toBeLessThanOrEqual(1);
    expect(due).toBe(cost + back);
    await admin.getByRole("button", { name: "Change plan" }).click();
    await expect(admin.getByRole("img", { name: "2 of 6 seats taken" }).first()).toBeVisible();
  });

  await test.step("not to one seat, while two are held", async () => {
    await admin.getByRole("link", { name: "Change plan" }).click();
    await admin.getByRole("spinbutton", { name: "Seats" }).fill("1");
    await admin.getByLabel(/^Price of all seats/).fill("300.00");
    await expect(preview).toContainText("1 seat would be left for 2 held. Release 1 first");
    await admin.getByRole("button", { name: "Change plan" }).click();
    await expect(admin.locator("form").getByRole("alert")).toContainText("would have 1 seat for 2 held. Release 1");
    await preview.getByRole("link", { name: "see who holds them" }).click();
    await expect(admin.getByRole("img", { name: "2 of 6 seats taken" }).first()).toBeVisible();
  });
});

test("a trial is converted, and its holder goes on with the same key", async ({ as }, info) => {
  const admin = await as("admin");
  const licenseId = await create("licenses", {
    productId: await addProduct("Coping Saw Trial"),
    term: "TRIAL",
    allocation: "NAMED",
    durationDays: 30,
    purchase: { seats: 2 },
  });
  const { id, email } = person(-7);
  await create(`licenses/${licenseId}/seats`, { personId: id });
  const key = await issueKey(licenseId);
  const program = await startProgram({ place: info.outputPath("program"), key, user: email });
  expect(await program.check()).toMatchObject({ valid: true, code: "VALID" });
  await openTab(admin, licenseId, "Lifecycle");
  await expect(admin.getByText("Convert it by then, or extend it.")).toBeVisible();
  await admin.getByRole("link", { name: "Convert" }).click();
  await admin.getByLabel("Last day").fill(nextEnd.iso);
  await admin.getByRole("spinbutton", { name: "Seats" }).fill("3");
  await expect(whatItDoes(admin)).toContainText(`until ${nextEnd.text}, with 3 seats in place of those of the trial.`);
  await expect(whatItDoes(admin)).toContainText("1 seat held, its keys and its settings are kept.");
  await admin.getByRole("button", { name: "Convert trial" }).click();
  await expect(admin.getByText(`It may be used until the end of ${nextEnd.text}.`)).toBeVisible();
  await expect(admin.getByText("Named, subscription")).toBeVisible();
  await expect(admin.getByRole("img", { name: "1 of 3 seats taken" }).first()).toBeVisible();
  expect(await program.check()).toMatchObject({ valid: true, code: "VALID" });
});

test("suspended and resumed, a licence is no good and good again to a program", async ({ as }, info) => {
  const admin = await as("admin");
  const licenseId = await addSubscription("Coping Saw Paused");
  const { id, email } = person(-8);
  await create(`licenses/${licenseId}/seats`, { personId: id });
  const key = await issueKey(licenseId);
  const program = await startProgram({ place: info.outputPath("program"), key, user: email });
  const code = async () => (await program.check()).code;
  expect(await code()).toBe("VALID");
  await admin.goto(`/admin/licenses/${licenseId}`);
  await admin.getByRole("button", { name: "More" }).click();
  await admin.getByRole("menuitem", { name: "Suspend…" }).click();
  const dialog = admin.getByRole("alertdialog");
  await expect(dialog).toContainText("1 seat stays with its holder.");
  await dialog.getByLabel("Reason").fill("The invoice is not paid");
  await dialog.getByRole("button", { name: "Suspend licence" }).click();
  await expect.poll(code).toBe("SUSPENDED");
  await admin.getByRole("button", { name: "More" }).click();
  await admin.getByRole("menuitem", { name: "Resume" }).click();
  await expect.poll(code).toBe("VALID");
  await openTab(admin, licenseId, "Trail");
  await expect(admin.getByRole("listitem").filter({ hasText: "The invoice is not paid" })).toBeVisible();
});

test("a perpetual licence goes to another department once its owner, an approver, has approved", async ({
  as,
  request,
}) => {
  const { accounts, apiToken } = demo();
  const headers = { authorization: `Bearer ${apiToken}` };
  const found = await request.get("/api/v1/people", { headers, params: { q: accounts.approver.email } });
  const owner = ((await found.json()) as { items: { id: string }[] }).items[0]?.id;
  const name = "Coping Saw Perpetual";
  const licenseId = await create("licenses", {
    productId: await addProduct(name),
    term: "PERPETUAL",
    allocation: "NAMED",
    transferNeedsApproval: true,
    ownerId: owner,
    purchase: { seats: 2 },
  });
  await create("departments", { name: "Coping Saw Workshop" });
  const admin = await as("admin");
  await openTab(admin, licenseId, "Lifecycle");
  await expect(admin.getByText("It is perpetual: it never lapses.")).toBeVisible();
  await admin.getByRole("link", { name: "Transfer" }).click();
  await admin.getByLabel("To the department").click();
  await admin.keyboard.type("Coping Saw Workshop");
  await admin.getByRole("option", { name: "Coping Saw Workshop" }).click();
  await admin.getByLabel("Reason").fill("The workshop uses it now");
  await admin.getByRole("button", { name: "Ask for the transfer" }).click();
  await expect(admin.getByText("“The workshop uses it now”")).toBeVisible();
  await admin.getByRole("button", { name: "Approve" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Approve transfer" }).click();
  await expect(admin.getByRole("alertdialog").getByRole("alert")).toContainText(
    "Nobody decides a transfer that they asked for.",
  );
  await admin.keyboard.press("Escape");

  const approver = await as("approver");
  await approver.goto("/approvals");
  const transfer = approver.getByRole("listitem").filter({ hasText: `Transfer of ${name}` });
  await expect(transfer).toContainText("Coping Saw Workshop");
  await transfer.getByRole("button", { name: "Approve" }).click();
  await approver.getByRole("alertdialog").getByLabel("Comment").fill("Agreed");
  await approver.getByRole("alertdialog").getByRole("button", { name: "Approve transfer" }).click();
  await expect(transfer).toHaveCount(0);
  await admin.reload();
  await expect(admin.getByText("Answer: “Agreed”")).toBeVisible();
  await admin.getByRole("link", { name: "Details", exact: true }).click();
  await expect(admin.getByRole("link", { name: "Coping Saw Workshop" })).toBeVisible();
});
