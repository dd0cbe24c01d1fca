import type { Page } from "@playwright/test";
import { z } from "zod";
import { demo } from "./support/demo";
import { addProduct, create } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

const answered = z.object({ id: z.string() });
const pools = z.object({ items: z.array(z.object({ id: z.string() })) });
const standing = z.object({
  capacity: z.number(),
  inUse: z.number(),
  queued: z.number(),
  holders: z.array(z.object({ user: z.string(), seats: z.number() })),
});

async function call(method: string, path: string, body?: object): Promise<Response> {
  const { url, apiToken } = demo();
  return fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${apiToken}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function floatingPool(name: string, seats: number): Promise<{ licenseId: string; poolId: string }> {
  const productId = await addProduct(name);
  const licenseId = await create("licenses", {
    productId,
    term: "PERPETUAL",
    allocation: "FLOATING",
    purchase: { seats },
  });
  const [pool] = pools.parse(await (await call("GET", `pools?licenseId=${licenseId}`)).json()).items;
  if (!pool) throw new Error("the licence has no pool");
  return { licenseId, poolId: pool.id };
}

/** A client that checks out and in, several times over; some hold on to what they got at the end. */
async function client(licenseId: string, n: number, keeps: boolean): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    const answer = await call("POST", "leases", { licenseId, holder: { user: `client-${n}`, host: `host-${n}` } });
    if (answer.status !== 201 && answer.status !== 200) continue;
    const { id } = answered.parse(await answer.json());
    if (keeps && turn === 5) return;
    await call("DELETE", `leases/${id}`);
  }
}

/** The seat bar, by what it says. */
const seatsTaken = (page: Page, inUse: number, capacity: number) =>
  page.getByRole("img", { name: `${inUse} of ${capacity} seats taken` });

test("the page of a pool follows a storm of check-outs and ends with what the pool answers", async ({ as }) => {
  const { licenseId, poolId } = await floatingPool("Foxglove Solver", 12);
  const page = await as("admin");
  await page.goto(`/admin/pools/${poolId}`);
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await expect(page.getByText("No seat is checked out")).toBeVisible();

  await test.step("one check-out is seen without the page being asked for again", async () => {
    const first = await call("POST", "leases", { licenseId, holder: { user: "ada", host: "dr2" } });
    await expect(page.getByRole("row", { name: /ada.*dr2/ })).toBeVisible();
    await call("DELETE", `leases/${answered.parse(await first.json()).id}`);
    await expect(page.getByRole("row", { name: /ada.*dr2/ })).toBeHidden();
  });

  await test.step("a storm", async () => {
    await Promise.all(Array.from({ length: 36 }, (_, n) => client(licenseId, n, n % 4 === 0)));
    const pool = standing.parse(await (await call("GET", `pools/${poolId}`)).json());
    expect(pool.inUse).toBeGreaterThan(0);
    await expect(seatsTaken(page, pool.inUse, pool.capacity)).toBeVisible();
    const users = pool.holders.map(({ user }) => user).sort();
    const rows = page.getByRole("table", { name: /Who holds seats/ }).getByRole("row");
    await expect(rows).toHaveCount(users.length + 1);
    const shown = await page
      .getByRole("table", { name: /Who holds seats/ })
      .getByRole("cell")
      .filter({ hasText: /^client-\d+$/ })
      .allInnerTexts();
    expect(shown.sort()).toEqual(users);
  });

  await test.step("who waits is seen, and moved up with a reason; a released seat goes to them", async () => {
    const { inUse, capacity } = standing.parse(await (await call("GET", `pools/${poolId}`)).json());
    for (let n = inUse; n < capacity; n++)
      await call("POST", "leases", { licenseId, holder: { user: `filler-${n}`, host: "h" } });
    for (const user of ["bob", "cyd"])
      await call("POST", "leases", { licenseId, holder: { user, host: "q" }, wait: { maxSeconds: 600 } });
    const queue = page.getByRole("table", { name: /Who waits/ });
    await expect(queue.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: "Move cyd to the front of the queue" }).click();
    await page.getByRole("alertdialog").getByLabel("Reason").fill("A release waits for it");
    await page.getByRole("alertdialog").getByRole("button", { name: "Move up" }).click();
    await expect(queue.getByRole("row").nth(1)).toContainText(/cyd.*Moved up/);
    // What opened the dialog is gone: the keyboard goes on beside it.
    await expect(page.getByRole("table", { name: /Who waits/ }).locator(":focus")).toHaveCount(1);
    await page
      .getByRole("button", { name: /^Release the lease of client-/ })
      .first()
      .click();
    const release = page.getByRole("alertdialog");
    await release.getByRole("button", { name: "Release" }).click();
    // Not without a reason.
    await release.getByLabel(/^Reason/).fill("Left running over the weekend");
    await release.getByRole("button", { name: "Release" }).click();
    await expect(page.getByRole("table", { name: /Who holds seats/ })).toContainText("cyd");
    await expect(page.getByRole("table", { name: /Who holds seats/ }).locator(":focus")).toHaveCount(1);
    await expect(queue.getByRole("row")).toHaveCount(2);
  });

  await test.step("the list of pools and the history know of it too", async () => {
    await page.goto("/admin/pools?q=Foxglove");
    await expect(page.getByRole("row", { name: /Foxglove Solver/ })).toContainText("12");
    await page.goto(`/admin/pools/${poolId}?tab=history&days=1`);
    await expect(page.getByRole("img", { name: /At most 12 seats in use/ })).toBeVisible();
    await page.goto(`/admin/pools/${poolId}?tab=denials`);
    await expect(page.getByRole("row", { name: /client-\d+.*Every seat taken/ }).first()).toBeVisible();
  });
});

test("the stream is for those alone who may see pools, and knows those of their organisation alone", async ({
  as,
  stranger,
}) => {
  const { poolId } = await floatingPool("Larkspur Solver", 2);
  const events = `/admin/pools/events?pools=${poolId}`;
  const nobody = await (await stranger()).request.get(events, { maxRedirects: 0 });
  expect(nobody.status()).toBe(307);
  for (const role of ["employee", "approver"] as const)
    expect((await (await as(role)).request.get(events)).status()).toBe(403);
  expect((await (await as("admin")).request.get(`${events},poo_01k0000000000000000000000`)).status()).toBe(404);
});
