import type { Locator, Page } from "@playwright/test";
import { create } from "./support/estate-api";
import { floatingPool } from "./support/floating-api";
import { expect, test } from "./support/leasehold-test";

/** A day of the organisation of the demo, some days from now, as a date field takes it. */
const day = (fromNow: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(Date.now() + fromNow * 86_400_000);

async function rulesOf(page: Page, poolId: string): Promise<void> {
  await page.goto(`/admin/pools/${poolId}?tab=rules`);
  await expect(page.getByRole("heading", { name: "Reservations" })).toBeVisible();
}

/** Opens the form of a new rule, by what its button says. */
async function openForm(page: Page, button: string): Promise<Locator> {
  await page.getByRole("button", { name: button, exact: true }).click();
  return page.getByRole("dialog", { name: button });
}

const save = (form: Locator, button: string) => form.getByRole("button", { name: button, exact: true });

async function addForHosts(page: Page, button: string, hosts: string, amount?: [label: string, value: string]) {
  const form = await openForm(page, button);
  await form.getByLabel("For", { exact: true }).selectOption({ label: "Hosts" });
  await form.getByLabel("Which one").fill(hosts);
  if (amount) await form.getByLabel(amount[0]).fill(amount[1]);
  await save(form, button).click();
  await expect(form).toBeHidden();
}

test("seats reserved on screen for a department are refused to others over HTTP, and given back when the rule ends", async ({
  as,
}) => {
  const { poolId, checkOut, placeOf } = await floatingPool("Hornbeam Solver", 3);
  const lab = await create("departments", { name: "Hornbeam Lab" });
  const office = await create("departments", { name: "Hornbeam Office" });
  const member = async (name: string, departmentId: string) => {
    const email = `${name}@hornbeam.example`;
    await create("people", { displayName: `${name} Hornbeam`, email, departmentId });
    return email;
  };
  const [ada, bob, cyd] = [await member("ada", lab), await member("bob", office), await member("cyd", office)];
  const page = await as("admin");
  await rulesOf(page, poolId);
  await expect(page.getByText("No seat is kept for anybody")).toBeVisible();

  await test.step("what the rule would do is said before it is made", async () => {
    const form = await openForm(page, "Reserve seats");
    await form.getByRole("combobox", { name: "Which one" }).click();
    await page.getByPlaceholder("Type a name").fill("Hornbeam L");
    await expect(page.getByRole("option", { name: /Hornbeam Lab/, selected: true })).toBeVisible();
    await page.keyboard.press("Enter");
    await form.getByLabel("Seats").fill("2");
    await expect(form.getByRole("status")).toHaveText(
      "The group holds no seat now. 2 free seats would be kept for it. Leaves 1 free seat for everybody else. Nobody loses a seat.",
    );
    await form.getByLabel("From").fill(day(0));
    await form.getByLabel("Last day").fill(day(7));
    await save(form, "Reserve seats").click();
    await expect(form).toBeHidden();
    await expect(page.getByRole("row", { name: /Hornbeam Lab.*Department.*2.*from.*until/ })).toBeVisible();
  });

  await test.step("of the other department one gets what everybody may have, and the next is refused", async () => {
    expect((await checkOut(bob, "dr1")).said).toBe("201");
    expect((await checkOut(cyd, "dr2")).said).toBe("reserved-for-others");
    expect((await checkOut(ada, "dr3")).said).toBe("201");
  });

  await test.step("whoever waits has the seat as soon as the rule is ended", async () => {
    const { said, ticket = "" } = await checkOut(cyd, "dr2", { wait: { maxSeconds: 600 } });
    expect([said, (await placeOf(ticket)).status]).toEqual(["202", "waiting"]);
    await page.reload();
    await page.getByRole("button", { name: "End the rule for Hornbeam Lab" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "End rule" }).click();
    await expect(page.getByText("No seat is kept for anybody")).toBeVisible();
    expect((await placeOf(ticket)).status).toBe("granted");
  });
});

test("a cap, an exclusion and a priority made on screen act on the next check-out", async ({ as }) => {
  const { poolId, checkOut, placeOf } = await floatingPool("Blackthorn Solver", 4);
  const page = await as("admin");
  await rulesOf(page, poolId);

  await test.step("what is no rule is told beside its field, and two clicks make one", async () => {
    const form = await openForm(page, "Add a cap");
    await form.getByLabel("For", { exact: true }).selectOption({ label: "Hosts" });
    await save(form, "Add a cap").click();
    await expect(form.getByText("Is needed")).toHaveCount(2);
    await expect(form.getByLabel("Seats")).toHaveAttribute("aria-invalid", "true");
    await form.getByLabel("Which one").fill("farm one");
    await save(form, "Add a cap").click();
    await expect(form.getByText("Is needed")).toHaveCount(1);
    await expect(form.getByLabel("Seats")).toHaveAttribute("aria-invalid", "true");
    await form.getByLabel("Seats").fill("1");
    await save(form, "Add a cap").click();
    await expect(form.getByText("Is a host's name without spaces, such as farm-*")).toBeVisible();
    await form.getByLabel("Which one").fill("farm-*");
    await save(form, "Add a cap").dblclick();
    await expect(form).toBeHidden();
    await expect(page.getByRole("table", { name: "Caps" }).getByRole("row")).toHaveCount(2);
  });

  await test.step("the cap holds its group alone, and by its new amount once it is changed", async () => {
    expect((await checkOut("ada", "farm-1")).said).toBe("201");
    expect((await checkOut("bob", "farm-2")).said).toBe("pool-exhausted");
    await page.getByRole("button", { name: "Change the rule for farm-*" }).click();
    const form = page.getByRole("dialog", { name: "Change the rule for farm-*" });
    await form.getByLabel("Seats").fill("");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText("Is needed")).toBeVisible();
    await form.getByLabel("Seats").fill("0");
    await expect(form.getByText("The group holds 1 seat now, 1 more than that.")).toBeVisible();
    await form.getByLabel("Seats").fill("2");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toBeHidden();
    expect((await checkOut("bob", "farm-2")).said).toBe("201");
    expect((await checkOut("cyd", "desk-1")).said).toBe("201");
  });

  await test.step("an excluded group gets nothing", async () => {
    await addForHosts(page, "Exclude a group", "guest-*");
    expect((await checkOut("dee", "guest-7")).said).toBe("holder-not-allowed");
    expect((await checkOut("dee", "desk-2")).said).toBe("201");
  });

  await test.step("the priority of a group is cut, so that another goes first", async () => {
    await addForHosts(page, "Limit a priority", "farm-*", ["Highest priority", "5"]);
    const wait = (priority: number) => ({ wait: { maxSeconds: 600, priority } });
    const farm = await checkOut("eve", "farm-3", wait(90));
    const desk = await checkOut("fay", "desk-3", wait(10));
    expect([(await placeOf(farm.ticket ?? "")).position, (await placeOf(desk.ticket ?? "")).position]).toEqual([2, 1]);
  });
});

test("the pool of a feature that is not granted says so before it is made, and until it is", async ({ as }) => {
  const { licenseId, productId, checkOut } = await floatingPool("Rowan Solver", 4);
  await create(`products/${productId}/features`, { code: "mesh", name: "Meshing", kind: "FLAG" });
  const page = await as("admin");
  await page.goto(`/admin/licenses/${licenseId}?tab=pool`);
  const form = await openForm(page, "Add a pool").then(() => page.getByRole("dialog"));
  await expect(form.getByRole("status")).toContainText("gives nothing out until the licence grants Meshing");
  await form.getByLabel("Part of the licence's seats").fill("2");
  await form.getByRole("button", { name: "Add pool" }).click();
  await expect(page).toHaveURL(/\/admin\/pools\/poo_/);
  const notice = page.getByText("Gives nothing out until the licence grants Meshing");
  await expect(notice).toBeVisible();
  expect((await checkOut("ada", "h", { feature: "mesh" })).said).toBe("feature-not-granted");
  await create(`licenses/${licenseId}/entitlements`, { feature: "mesh" });
  await page.reload();
  await expect(page.getByRole("heading", { name: /Meshing/ })).toBeVisible();
  await expect(notice).toBeHidden();
  expect((await checkOut("ada", "h", { feature: "mesh" })).said).toBe("201");
});
