import { readFileSync } from "node:fs";
import { z } from "zod";
import { startProgram } from "./support/client-program";
import { demo } from "./support/demo";
import { addProduct, create, issueKey } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

/** A floating licence that is lent for a week, and a key of it. */
async function addLent(name: string, seats = 3): Promise<string> {
  const licenseId = await create("licenses", {
    productId: await addProduct(name),
    term: "PERPETUAL",
    allocation: "FLOATING",
    deployment: "HYBRID",
    borrowSeconds: 604_800,
    borrowLimit: 2,
    purchase: { seats },
  });
  return issueKey(licenseId);
}

test("an employee borrows the seat that their program holds, works without a network, and returns it", async ({
  as,
}, info) => {
  const key = await addLent("Mitre Saw");
  const program = await startProgram({ place: info.outputPath("laptop"), key });
  await program.leases.checkOut({ user: demo().accounts.employee.email, host: "lap-112" });
  const employee = await as("employee");
  await employee.goto("/my/floating");
  const card = employee.getByRole("listitem").filter({ hasText: "on lap-112" });
  await expect(card.getByRole("heading", { name: "Mitre Saw" })).toBeVisible();

  await test.step("two clicks, and the file is there: the program runs by it without a network", async () => {
    await card.getByRole("button", { name: "Borrow Mitre Saw on lap-112" }).click();
    const [download] = await Promise.all([
      employee.waitForEvent("download"),
      employee.getByRole("button", { name: "Borrow and download" }).click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    await expect(card.getByText("Works without a network until")).toBeVisible();
    const away = await startProgram({ place: info.outputPath("away"), key, unplugged: true });
    const said = await away.takeFile(file);
    expect(said.lease).toMatchObject({ host: "lap-112", seats: 1 });
    expect(await away.check()).toMatchObject({ valid: true, source: "file" });
  });

  await test.step("the licence manager sees until when it is away", async () => {
    const admin = await as("admin");
    await admin.goto("/admin/pools?q=Mitre");
    await admin
      .getByRole("link", { name: /Mitre Saw/ })
      .first()
      .click();
    await expect(admin.getByText("Borrowed", { exact: true })).toBeVisible();
  });

  await test.step("returned early, the seat is nobody's", async () => {
    await card.getByRole("button", { name: "Return early…" }).click();
    await employee.getByRole("button", { name: "Return it" }).click();
    await expect(employee.getByText("Mitre Saw is returned.").first()).toBeVisible();
    await expect(card).toBeHidden();
  });
});

const told = z.object({ id: z.string(), token: z.int() });
const asked = z.object({ status: z.string(), lease: told });

/** What a client program asks, by its key. */
async function ask(key: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${demo().url}/api/v1/${path}`, {
    method,
    headers: { authorization: `License ${key}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return answer.json();
}

test("who waits asks idle holders, who are not told by whom, and has the released seat ready", async ({ as }) => {
  const { employee: holder, approver: waiter } = demo().accounts;
  const key = await addLent("Tenon Saw", 1);
  const held = told.parse(await ask(key, "POST", "leases", { holder: { user: holder.email, host: "lap-7" } }));
  await ask(key, "POST", `leases/${held.id}/heartbeat`, { token: held.token, idleSeconds: 900 });
  const wait = { maxSeconds: 600, priority: 0 };
  const place = z
    .object({ ticket: z.string() })
    .parse(await ask(key, "POST", "leases", { holder: { user: waiter.email, host: "desk-2" }, wait }));
  const waiting = await as("approver");
  await waiting.goto("/my/floating");
  const own = waiting.getByRole("listitem").filter({ hasText: "on desk-2" });
  await expect(own.getByText("Next in the queue")).toBeVisible();
  await waiting.getByRole("button", { name: "Ask idle holders of Tenon Saw to release" }).click();
  await expect(waiting.getByText("1 idle holder was asked to release. Your name was not told.").first()).toBeVisible();

  const holding = await as("employee");
  await holding.goto("/my/notices");
  const notice = holding.getByRole("link", { name: /^Somebody waits for Tenon Saw/ });
  await expect(notice).toBeVisible();
  const [first, last] = waiter.email.split("@")[0]?.split(".") ?? [];
  for (const name of [first, last]) expect((await holding.content()).toLowerCase()).not.toContain(String(name));
  await notice.click();
  await expect(holding).toHaveURL(/\/my\/floating$/);
  await holding.getByRole("button", { name: "Release Tenon Saw on lap-7" }).click();
  await holding.getByRole("button", { name: "Release seat" }).click();
  await expect(holding.getByText("Your seat of Tenon Saw is released.").first()).toBeVisible();

  await expect(own.getByText("Ready for you")).toBeVisible();
  const { lease } = asked.parse(await ask(key, "GET", `queue/${place.ticket}`));
  await ask(key, "POST", `leases/${lease.id}/heartbeat`, { token: lease.token });
  await expect(own.getByText("In use")).toBeVisible();
});
