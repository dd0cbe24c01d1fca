import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveProduct } from "./archive-product";
import { changeProduct } from "./change-product";
import { createProduct } from "./create-product";
import { restoreProduct } from "./restore-product";

test("a code names one product in use, whatever the case of its letters", async () => {
  const world = await openWorld();
  const vendorId = (await world.vendor()).id;
  const create = (name: string, code: string) => world.run(createProduct, { vendorId, name, code });
  const revit = await create("Revit", "revit-2027");
  expect(revit.code).toBe("revit-2027");
  const taken = { errors: [{ pointer: "/code", detail: "is the code of Revit already" }] };
  await expect(create("Other", "REVIT-2027")).rejects.toMatchObject(taken);
  const word = await create("Word", "");
  expect(word.code).toBeNull();
  await expect(world.run(changeProduct, { productId: word.id, version: 1, code: "Revit-2027" })).rejects.toMatchObject(
    taken,
  );
  expect((await world.run(changeProduct, { productId: revit.id, version: 1, code: "REVIT-2027" })).code).toBe(
    "REVIT-2027",
  );
  for (const code of ["two words", "-x", "é"])
    await expect(create("Odd", code)).rejects.toMatchObject({ errors: [{ pointer: "/code" }] });
});

test("two products that ask for one code at once: one has it, the other is told", async () => {
  const world = await openWorld();
  const [one, other] = [await world.product({ name: "One" }), await world.product({ name: "Other" })];
  const results = await Promise.allSettled(
    [one, other].map(({ id }) => world.run(changeProduct, { productId: id, version: 1, code: "same" })),
  );
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: "invalid-input", errors: [{ pointer: "/code" }] });
});

test("an archived product gives its code up; it is not restored while another has it", async () => {
  const world = await openWorld();
  const old = await world.product({ name: "Old", code: "tool" });
  await world.run(archiveProduct, { productId: old.id });
  await world.run(createProduct, { vendorId: old.vendorId, name: "New", code: "Tool" });
  await expect(world.run(restoreProduct, { productId: old.id })).rejects.toMatchObject({
    code: "in-use",
    detail: "The code tool is that of New now. Give that product another code first.",
  });
});
