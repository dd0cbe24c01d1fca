import { expect, test } from "vitest";
import { floating } from "@/lib/floating/testing-floating";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld } from "@/lib/testing/world";
import { POST } from "./route";

test("a floating licence is valid while its pool holds, and says when more is leased than bought", async () => {
  const world = await openWorld();
  const { keyOf, ask } = openProgram(world);
  const { license, started } = await floating(world, 2);
  const { key } = await keyOf(license.id);
  const verdict = async () => (await ask(POST, key, { body: {} })).body;
  for (const user of ["ada", "bob"]) await started(user);
  expect(await verdict()).toMatchObject({ valid: true, code: "VALID", license: { allocation: "FLOATING" } });
  await world.db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 1 } });
  await started("ada");
  expect(await verdict()).toMatchObject({ valid: false, code: "TOO_MANY_LEASES", conclusive: false });
});

test("permitted overdraft is valid, and is told", async () => {
  const world = await openWorld();
  const { keyOf, ask } = openProgram(world);
  const { license, started } = await floating(world, 1, { overage: "ALWAYS" });
  const { key } = await keyOf(license.id);
  for (const user of ["ada", "bob", "cy"]) await started(user);
  expect((await ask(POST, key, { body: {} })).body).toMatchObject({
    valid: true,
    code: "TOO_MANY_LEASES",
    detail: expect.stringContaining("3 leases for 1 bought"),
  });
});
