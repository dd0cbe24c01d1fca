import { readFileSync } from "node:fs";
import { startProgram } from "./support/client-program";
import { demo } from "./support/demo";
import { addProduct, create, issueKey } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

/** A floating licence that is lent for a week, and a key of it. */
async function addLent(name: string): Promise<string> {
  const licenseId = await create("licenses", {
    productId: await addProduct(name),
    term: "PERPETUAL",
    allocation: "FLOATING",
    deployment: "HYBRID",
    borrowSeconds: 604_800,
    borrowLimit: 2,
    purchase: { seats: 3 },
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
    await expect(admin.getByText("Borrowed until")).toBeVisible();
  });

  await test.step("returned early, the seat is nobody's", async () => {
    await card.getByRole("button", { name: "Return early…" }).click();
    await employee.getByRole("button", { name: "Return it" }).click();
    await expect(employee.getByText("Mitre Saw is returned.").first()).toBeVisible();
    await expect(card).toBeHidden();
  });
});
