import { describe, expect, test } from "vitest";
import { listNotices } from "@/lib/notifications/list-notices";
import { openWorld } from "@/lib/testing/world";
import { decideTransfer, withdrawTransfer } from "./decide-transfer";
import { transferLicense } from "./transfer-license";
import { transfersToDecide } from "./transfers-to-decide";

async function openTransfer(transferNeedsApproval = true) {
  const world = await openWorld();
  const [owner, newcomer, boss] = await world.people(3);
  const department = await world.department();
  const license = await world.license({ ownerId: owner.id, transferNeedsApproval, departmentId: department.id });
  const other = await world.department();
  const account = async (personId: string | undefined, role: "ADMIN" | "APPROVER") =>
    world.actor([role, "EMPLOYEE"], personId);
  return {
    world,
    license,
    other,
    newcomerId: newcomer?.id ?? "",
    asker: await account(undefined, "ADMIN"),
    boss: await account(boss?.id, "ADMIN"),
    owner: await account(owner.id, "APPROVER"),
    stranger: await account(newcomer?.id, "APPROVER"),
    row: () => world.db.license.findUniqueOrThrow({ where: { id: license.id } }),
  };
}

describe("a transfer", () => {
  test("is done at once where the licence needs no approval, and its new owner is told", async () => {
    const { world, license, other, newcomerId, stranger, row } = await openTransfer(false);
    const input = { licenseId: license.id, departmentId: other.id, personId: newcomerId, reason: "The team moved" };
    expect(await world.run(transferLicense, input)).toMatchObject({ status: "DONE" });
    expect(await row()).toMatchObject({ departmentId: other.id, ownerId: newcomerId });
    const [event] = await world.events("license.transferred");
    expect(event).toMatchObject({ before: { departmentId: license.departmentId }, after: { departmentId: other.id } });
    expect((await world.run(listNotices, {}, { as: stranger })).items).toMatchObject([
      { kind: "license-received", license: license.name },
    ]);
  });

  test("waits for somebody else than who asked; the owner of the licence may decide it", async () => {
    const { world, license, other, asker, owner, boss, stranger, row } = await openTransfer();
    const input = { licenseId: license.id, departmentId: other.id };
    const asked = await world.run(transferLicense, input, { as: asker });
    expect(asked.status).toBe("PENDING");
    expect(await row()).toMatchObject({ departmentId: license.departmentId });
    const toldTo = async (as: typeof owner) => (await world.run(listNotices, {}, { as })).items.map(({ kind }) => kind);
    expect(await toldTo(owner)).toEqual(["transfer-needs-decision"]);
    expect(await toldTo(boss)).toEqual(["admin-transfer-needs-decision"]);

    const waitingFor = async (as: typeof owner) =>
      (await world.run(transfersToDecide, {}, { as })).items.map(({ id }) => id);
    expect(await waitingFor(owner)).toEqual([asked.id]);
    expect(await waitingFor(boss)).toEqual([asked.id]);
    expect(await waitingFor(asker)).toEqual([]);
    expect(await waitingFor(stranger)).toEqual([]);

    const approve = { transferId: asked.id, decision: "APPROVE" as const };
    await expect(world.run(decideTransfer, approve, { as: asker })).rejects.toThrow("own-transfer");
    await expect(world.run(decideTransfer, approve, { as: stranger })).rejects.toThrow("not-found");
    await world.run(decideTransfer, approve, { as: owner });
    expect(await row()).toMatchObject({ departmentId: other.id });
    await expect(world.run(decideTransfer, approve, { as: boss })).rejects.toThrow("transfer-decided");
    expect(await world.events("license.transferred")).toHaveLength(1);
  });

  test("that is rejected says why, and leaves the licence where it is", async () => {
    const { world, license, newcomerId, boss, row, asker } = await openTransfer();
    const { id } = await world.run(transferLicense, { licenseId: license.id, personId: newcomerId }, { as: asker });
    await expect(world.run(decideTransfer, { transferId: id, decision: "REJECT" }, { as: boss })).rejects.toThrow(
      "invalid-input",
    );
    await world.run(
      decideTransfer,
      { transferId: id, decision: "REJECT", comment: "Mira stays until May" },
      { as: boss },
    );
    expect(await row()).toMatchObject({ ownerId: license.ownerId });
    expect(await world.db.licenseTransfer.findMany()).toMatchObject([
      { status: "REJECTED", outcomeNote: "Mira stays until May" },
    ]);
  });

  test("of two decisions at once, one counts", async () => {
    const { world, license, other, boss, owner } = await openTransfer();
    const { id } = await world.run(transferLicense, { licenseId: license.id, departmentId: other.id });
    const decided = await Promise.allSettled(
      [boss, owner].map((as) => world.run(decideTransfer, { transferId: id, decision: "APPROVE" }, { as })),
    );
    expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.events("license.transferred")).toHaveLength(1);
  });

  test("can be withdrawn, and asked for again", async () => {
    const { world, license, other } = await openTransfer();
    const input = { licenseId: license.id, departmentId: other.id };
    const first = await world.run(transferLicense, input);
    await expect(world.run(transferLicense, input)).rejects.toThrow("transfer-waiting-already");
    await world.run(withdrawTransfer, { transferId: first.id });
    await expect(world.run(withdrawTransfer, { transferId: first.id })).rejects.toThrow("transfer-decided");
    await world.run(transferLicense, input);
  });

  test("asked for twice at once is asked for once", async () => {
    const { world, license, other } = await openTransfer();
    const input = { licenseId: license.id, departmentId: other.id };
    const asked = await Promise.allSettled([1, 2, 3].map(() => world.run(transferLicense, input)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.db.licenseTransfer.count()).toBe(1);
  });
});

describe("a transfer is refused", () => {
  test("where the licence forbids it, changes nothing, or goes to what is not there", async () => {
    const { world, license, other } = await openTransfer();
    const bound = await world.license({ transferable: false });
    const left = await world.person({ status: "DEPARTED" });
    const neighbour = await world.neighbour();
    const foreign = await neighbour.department();
    const cases = [
      [{ licenseId: bound.id, departmentId: other.id }, "license-not-transferable"],
      [{ licenseId: license.id, departmentId: license.departmentId }, "transfer-changes-nothing"],
      [{ licenseId: license.id }, "invalid-input"],
      [{ licenseId: license.id, departmentId: foreign.id }, "invalid-input"],
      [{ licenseId: license.id, siteId: "sit_none" }, "invalid-input"],
      [{ licenseId: license.id, personId: left.id }, "invalid-input"],
      [{ licenseId: "lic_none", departmentId: other.id }, "not-found"],
    ] as const;
    for (const [input, code] of cases) await expect(world.run(transferLicense, input)).rejects.toThrow(code);
    expect(await world.db.licenseTransfer.count()).toBe(0);
  });

  test("when what it goes to has left in the meantime; it waits on", async () => {
    const { world, license, newcomerId, boss } = await openTransfer();
    const { id } = await world.run(transferLicense, { licenseId: license.id, personId: newcomerId });
    await world.db.person.update({ where: { id: newcomerId }, data: { status: "DEPARTED" } });
    await expect(world.run(decideTransfer, { transferId: id, decision: "APPROVE" }, { as: boss })).rejects.toThrow(
      "invalid-input",
    );
    expect(await world.db.licenseTransfer.findMany()).toMatchObject([{ status: "PENDING" }]);
  });
});
