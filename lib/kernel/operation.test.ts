import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openWorld } from "@/lib/testing/world";
import { command, query } from "./operation";
import { refuse } from "./refusal";

const addVendor = command({
  name: "test.add-vendor",
  permission: "vendor:write",
  input: z.strictObject({ name: z.string().min(2, "has at least two letters"), fail: z.boolean().default(false) }),
  async run(ctx, { name, fail }) {
    const id = ctx.newId("vendor");
    const vendor = await ctx.tx.vendor.create({
      data: { id, organizationId: ctx.organizationId, name, createdAt: ctx.now },
    });
    ctx.record("vendor.created", { kind: "vendor", id }, { after: vendor, reason: "because Ada said so" });
    ctx.emit("vendor/created", { vendorId: id });
    if (fail) throw refuse("name-taken", { what: "a vendor", name });
    return { id };
  },
});

const findVendor = query({
  name: "test.find-vendor",
  permission: "vendor:read",
  input: z.strictObject({ id: z.string() }),
  run: (ctx, { id }) => ctx.tx.vendor.findUnique({ where: { id } }),
});

describe("the doorway", () => {
  test("row, event and outbox row are committed together", async () => {
    const world = await openWorld();
    const { id } = await world.run(addVendor, { name: "Figma" });
    expect(await world.db.vendor.count({ where: { id } })).toBe(1);
    const [event] = await world.events("vendor.created");
    expect(event).toMatchObject({
      subjectId: id,
      actorId: world.admin.accountId,
      operation: "test.add-vendor",
      after: { name: "Figma" },
    });
    expect(await world.db.outbox.findMany()).toMatchObject([
      { name: "vendor/created", data: { vendorId: id, organizationId: world.organizationId } },
    ]);
  });

  test("a refusal leaves nothing behind", async () => {
    const world = await openWorld();
    await expect(world.run(addVendor, { name: "Figma", fail: true })).rejects.toMatchObject({ code: "name-taken" });
    expect([await world.db.vendor.count(), await world.db.auditEvent.count(), await world.db.outbox.count()]).toEqual([
      0, 0, 0,
    ]);
  });

  test("bad input points at the field, and an unknown field is refused", async () => {
    const world = await openWorld();
    await expect(world.run(addVendor, { name: "F" })).rejects.toMatchObject({
      code: "invalid-input",
      errors: [{ pointer: "/name", detail: "has at least two letters" }],
    });
    const unknown: z.input<typeof addVendor.input> = JSON.parse('{"name":"Figma","color":"red"}');
    await expect(world.run(addVendor, unknown)).rejects.toMatchObject({
      errors: [{ pointer: "/color", detail: "is not a field here" }],
    });
  });

  test("without the permission nothing runs, and the attempt is remembered", async () => {
    const world = await openWorld();
    const employee = await world.actor(["EMPLOYEE"]);
    await expect(world.run(addVendor, { name: "Figma" }, { as: employee })).rejects.toMatchObject({
      code: "not-permitted",
      status: 403,
    });
    expect(await world.db.vendor.count()).toBe(0);
    expect(await world.events("access.denied")).toMatchObject([
      { actorId: employee.accountId, subjectId: "test.add-vendor" },
    ]);
  });

  test("what a body forbids is rolled back, and the attempt is remembered", async () => {
    const world = await openWorld();
    const forbidden = command({
      ...addVendor,
      async run(ctx, input): Promise<{ id: string }> {
        await addVendor.run(ctx, input);
        throw refuse("owner-only");
      },
    });
    await expect(world.run(forbidden, { name: "Figma" })).rejects.toMatchObject({ code: "owner-only" });
    expect(await world.db.vendor.count()).toBe(0);
    expect(await world.events()).toMatchObject([
      { type: "access.denied", actorId: world.admin.accountId, after: { refusal: "owner-only" } },
    ]);
  });

  test("a foreign row is not found", async () => {
    const world = await openWorld();
    const neighbour = await world.neighbour();
    const { id } = await neighbour.run(addVendor, { name: "Figma" });
    expect(await world.run(findVendor, { id })).toBeNull();
    expect(await neighbour.run(findVendor, { id })).toMatchObject({ id });
  });

  test("every view by an auditor is recorded", async () => {
    const world = await openWorld();
    const auditor = await world.actor(["AUDITOR"]);
    await world.run(findVendor, { id: "ven_x" }, { as: auditor });
    expect(await world.events("auditor.viewed")).toMatchObject([
      { actorId: auditor.accountId, subjectId: "test.find-vendor" },
    ]);
  });

  test("a durable step that is repeated, also at the same moment, acts once and answers the same", async () => {
    const world = await openWorld();
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.run(addVendor, { name: "Figma" }, { as: world.system, once: "run_1/add" })),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await world.db.vendor.count()).toBe(1);
    expect(await world.events("vendor.created")).toHaveLength(1);
  });

  test("personal words stand in the event as a commitment, and can be erased", async () => {
    const world = await openWorld();
    await world.run(addVendor, { name: "Figma" });
    const [event] = await world.events("vendor.created");
    expect(JSON.stringify(event)).not.toContain("Ada");
    const [value] = await world.db.personalValue.findMany();
    expect(value?.value).toBe("because Ada said so");
    expect(event?.reason).toEqual({ personal: value?.commitment });
    await world.db.personalValue.deleteMany();
    expect(await world.events("vendor.created")).toEqual([event]);
  });
});
