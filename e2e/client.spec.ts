import { readFileSync } from "node:fs";
import { Refused } from "@/lib/client/client-errors";
import { startProgram } from "./support/client-program";
import { demo } from "./support/demo";
import { addProduct, create, issueKey } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";
import { openTab } from "./support/license-pages";

const bench = {
  fingerprint: "bench-07-5f1c-88d0-ba77",
  components: { board: "B-7731", disk: "WD-4410", mac: "a4:83:e7:01:02:07" },
  name: "Bench 7",
};
const otherBench = {
  fingerprint: "bench-09-91aa-0c3e-41f2",
  components: { board: "B-9920", disk: "WD-4410", mac: "a4:83:e7:01:02:09" },
  name: "Bench 9",
};

test("a program beside the admin: a licence made, a feature switched, a cable pulled, a machine refused, a key replaced", async ({
  as,
  request,
}, info) => {
  const admin = await as("admin");
  const place = info.outputPath("bench-7");
  const productId = await addProduct("Dovetail Measure");
  let licenseId = "";
  let key = "";

  await test.step("the product has a feature; the licence is made and its key issued in the portal", async () => {
    await admin.goto(`/admin/products/${productId}?tab=features`);
    await admin.getByRole("link", { name: "Add feature" }).click();
    await admin.getByLabel("Name", { exact: true }).fill("Spectrum view");
    await admin.getByLabel("Code").fill("spectrum");
    await admin.getByRole("button", { name: "Add feature" }).click();
    await expect(admin.getByRole("row", { name: /Spectrum view/ })).toBeVisible();

    await admin.goto(`/admin/licenses/new?product=${productId}`);
    await admin.getByRole("link", { name: /^Node-locked/ }).click();
    await expect(admin.getByRole("heading", { name: "Rules of Node-locked" })).toBeVisible();
    await admin.getByRole("spinbutton", { name: "Seats" }).fill("1");
    await admin.getByRole("button", { name: "Create licence" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "Dovetail Measure" })).toBeVisible();
    licenseId = /lic_\w+/.exec(admin.url())?.[0] ?? "";
    await expect(admin.getByText("No machine is active yet")).toBeVisible();

    await openTab(admin, licenseId, "Entitlements");
    await admin.getByRole("button", { name: "Grant feature" }).click();
    await admin.getByLabel("Feature", { exact: true }).selectOption({ label: "Spectrum view" });
    await admin.getByRole("dialog").getByRole("button", { name: "Grant" }).click();
    await expect(admin.getByRole("row", { name: /Spectrum view.* In force/ })).toBeVisible();

    await openTab(admin, licenseId, "Keys");
    await admin.getByRole("link", { name: "Issue keys" }).click();
    await admin.getByRole("button", { name: "Issue keys" }).click();
    key = await admin.getByText(/^key\//).innerText();
  });

  const program = await startProgram({ place, key, machine: bench });
  await test.step("the program activates its machine and may run; the admin sees the machine", async () => {
    expect(await program.check()).toMatchObject({ valid: false, code: "NO_MACHINE", source: "online" });
    expect(await program.activate()).toMatchObject({ created: true, heartbeatSeconds: null });
    expect(await program.check()).toMatchObject({ valid: true, code: "VALID", source: "online" });
    await openTab(admin, licenseId, "Machines");
    await expect(admin.getByRole("row", { name: /Bench 7/ })).toBeVisible();
  });

  await test.step("a switch in the portal is what the program is told next, both ways, and its heartbeat too", async () => {
    const has = async () => (await program.check()).entitlements.map(({ code }) => code);
    const beaten = async () => {
      const { id } = await program.activate();
      const path = `/api/v1/activations/${id}/heartbeat`;
      const answer = await request.post(path, { headers: { authorization: `License ${key}` } });
      return ((await answer.json()) as { entitlements: { code: string }[] }).entitlements.map(({ code }) => code);
    };
    const needing = await startProgram({
      place: info.outputPath("needs"),
      key,
      machine: bench,
      entitlements: ["spectrum"],
    });
    expect([await has(), await beaten()]).toEqual([["spectrum"], ["spectrum"]]);
    await openTab(admin, licenseId, "Entitlements");
    const feature = admin.getByRole("switch", { name: "Spectrum view" });
    await feature.uncheck();
    await expect.poll(has).toEqual([]);
    expect(await beaten()).toEqual([]);
    expect(await needing.check()).toMatchObject({ valid: false, code: "ENTITLEMENTS_MISSING" });
    await expect(feature).toBeEnabled();
    await feature.check();
    await expect.poll(has).toEqual(["spectrum"]);
    expect(await beaten()).toEqual(["spectrum"]);
    expect(await needing.check()).toMatchObject({ valid: true });
  });

  await test.step("with the cable pulled, the file decides; a machine that fetched none does not run", async () => {
    await program.renewFile();
    const again = await startProgram({ place, key, machine: bench, unplugged: true });
    expect(await again.check()).toMatchObject({ valid: true, source: "file", entitlements: [{ code: "spectrum" }] });
    const copied = await startProgram({ place, key, machine: otherBench, unplugged: true });
    expect(await copied.check()).toMatchObject({ valid: false, source: "none", code: "FILE_NOT_GENUINE" });
    const fresh = await startProgram({ place: info.outputPath("fresh"), key, machine: bench, unplugged: true });
    expect(await fresh.check()).toMatchObject({ valid: false, source: "none", code: "UNREACHABLE" });
  });

  await test.step("other hardware is refused, and the page says why, component by component", async () => {
    const other = await startProgram({ place: info.outputPath("bench-9"), key, machine: otherBench });
    const refusal = await other.activate().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ status: 409, code: "activation-limit-reached" });
    await openTab(admin, licenseId, "Machines");
    await admin.getByRole("link", { name: "Why was a machine refused?" }).click();
    await admin.getByLabel("Fingerprint").fill(otherBench.fingerprint);
    await admin.getByLabel("Components").fill(JSON.stringify(otherBench));
    await admin.getByRole("button", { name: "Compare" }).click();
    await expect(
      admin.getByRole("heading", { name: "It is a new machine, and the only unit is taken." }),
    ).toBeVisible();
    await expect(
      admin.getByText("Its fingerprint is another, and 1 component is the same, where 2 are needed."),
    ).toBeVisible();
    await expect(admin.getByRole("link", { name: "Bench 7" })).toBeVisible();
    for (const row of [/board Different B-7731 B-9920/, /disk Same WD-4410/, /mac Different/])
      await expect(admin.getByRole("row", { name: row })).toBeVisible();

    await admin.getByLabel("Components").fill(`board: B-7731\ndisk: WD-4410\nmac: a4:83:e7:01:02:09`);
    await admin.getByRole("button", { name: "Compare" }).click();
    await expect(admin.getByText("Its fingerprint is new, but enough of its components are the same.")).toBeVisible();
  });

  await test.step("the key is replaced: the program is told so, and pulling the cable does not bring it back", async () => {
    await openTab(admin, licenseId, "Keys");
    await admin.getByRole("button", { name: `Acts for the key ending in ${key.slice(-5)}` }).click();
    await admin.getByRole("menuitem", { name: "Replace…" }).click();
    await admin.getByRole("button", { name: "Replace key" }).click();
    const newKey = await admin
      .getByRole("dialog")
      .getByText(/^key\//)
      .innerText();
    expect(await program.check()).toMatchObject({ valid: false, code: "KEY_REPLACED", source: "online" });
    const unplugged = await startProgram({ place, key, machine: bench, unplugged: true });
    expect(await unplugged.check()).toMatchObject({ valid: false, code: "KEY_REPLACED", source: "file" });
    const renewed = await startProgram({ place: info.outputPath("renewed"), key: newKey, machine: bench });
    expect(await renewed.check()).toMatchObject({ valid: true, code: "VALID" });
  });
});

test("one's own machine: seen, moved to other hardware, taken off the network with its file, deactivated", async ({
  as,
}, info) => {
  const { email } = demo().accounts.employee;
  const productId = await addProduct("Mortise Planner");
  const licenseId = await create("licenses", {
    productId,
    term: "PERPETUAL",
    allocation: "NODE_LOCKED",
    metric: "DEVICE",
    deployment: "HYBRID",
    purchase: { seats: 1 },
  });
  const key = await issueKey(licenseId);
  const program = await startProgram({ place: info.outputPath("first"), key, machine: bench, user: email });
  await program.activate();
  expect(await program.check()).toMatchObject({ valid: true, source: "online" });

  const employee = await as("employee");
  await employee.goto("/my/machines");
  const card = employee.getByRole("listitem").filter({ hasText: "Mortise Planner" });
  await expect(card).toContainText("on Bench 7");

  const moved = await startProgram({ place: info.outputPath("second"), key, machine: otherBench, user: email });
  await test.step("moved: the old machine stops, the new one runs", async () => {
    await card.getByRole("button", { name: "Move to another machine…" }).click();
    const dialog = employee.getByRole("dialog");
    await dialog.getByRole("button", { name: "Move" }).click();
    await expect(dialog.getByLabel("Fingerprint")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("Fingerprint").fill(otherBench.fingerprint);
    await dialog.getByLabel("Name").fill(otherBench.name);
    await dialog.getByLabel("Components").fill("board = B-9920\ndisk = WD-4410\nmac = a4:83:e7:01:02:09");
    await dialog.getByRole("button", { name: "Move" }).click();
    await expect(card.filter({ hasText: "on Bench 9" })).toBeVisible();
    expect(await program.check()).toMatchObject({ valid: false, code: "FINGERPRINT_SCOPE_MISMATCH" });
    expect(await moved.check()).toMatchObject({ valid: true, code: "VALID" });
  });

  await test.step("its offline file is taken in by a machine that never had a network", async () => {
    const [download] = await Promise.all([
      employee.waitForEvent("download"),
      card.getByRole("button", { name: "Download offline file" }).click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    const [right, wrong] = await Promise.all(
      [otherBench, bench].map((machine) =>
        startProgram({ place: info.outputPath(machine.name), key, machine, unplugged: true }),
      ),
    );
    await right?.takeFile(file);
    expect(await right?.check()).toMatchObject({ valid: true, source: "file" });
    await expect(wrong?.takeFile(file)).rejects.toThrow("the file is for another machine");
  });

  await test.step("deactivated: the unit is free, and the program is told", async () => {
    await card.filter({ hasText: "on Bench 9" }).getByRole("button", { name: "Deactivate…" }).click();
    await employee.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
    await expect(employee.getByText("Mortise Planner is deactivated on Bench 9.", { exact: true })).toBeVisible();
    await expect(employee.getByRole("listitem").filter({ hasText: "Bench 9, Mortise Planner" })).toContainText(
      "Deactivated",
    );
    expect(await moved.check()).toMatchObject({ valid: false, code: "NO_MACHINE" });
    expect(await program.activate()).toMatchObject({ created: true });
  });
});
