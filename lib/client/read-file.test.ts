import { expect, test } from "vitest";
import { issueLicenseFile } from "@/lib/offline/issue-license-file";
import { issueMachineFile } from "@/lib/offline/issue-machine-file";
import { fingerprint, openOffline } from "@/lib/offline/testing-offline";
import { readJwks } from "@/lib/keys/read-jwks";
import { NotGenuine } from "./client-errors";
import { PublicKeys } from "./public-keys";
import { readFile } from "./read-file";

const ttl = 30 * 86_400;

async function openFiles() {
  const opened = await openOffline();
  const { world, license, key, asClient, activate } = opened;
  const activation = await activate();
  const keys = new PublicKeys(await readJwks(world.runtime));
  const licenseFile = async (encrypt: boolean) =>
    (await asClient(issueLicenseFile, { licenseId: license.id, encrypt, ttl })).file;
  const machineFile = async (encrypt: boolean) =>
    (await asClient(issueMachineFile, { activationId: activation.id, encrypt, ttl })).file;
  return { ...opened, activation, keys, key: key.key, licenseFile, machineFile };
}

test("licence and machine files, plain and encrypted, are read", async () => {
  const { license, activation, keys, key, licenseFile, machineFile } = await openFiles();
  for (const encrypt of [false, true]) {
    expect(readFile(await licenseFile(encrypt), keys, { key, fingerprint: null })).toMatchObject({
      licenseId: license.id,
      machine: null,
      status: "ACTIVE",
      metadata: { edition: "studio" },
      issued: new Date("2026-11-02T09:00:00Z"),
      expiry: new Date("2026-12-02T09:00:00Z"),
    });
    expect(readFile(await machineFile(encrypt), keys, { key, fingerprint })).toMatchObject({
      licenseId: license.id,
      machine: { id: activation.id, fingerprint },
    });
  }
});

test("with another key, on another machine or signed by somebody else, a file is not read", async () => {
  const { keys, key, machineFile } = await openFiles();
  const file = await machineFile(true);
  const stranger = new PublicKeys(await readJwks((await openOffline()).world.runtime));
  expect(() => readFile(file, keys, { key, fingerprint: "another-machine" })).toThrow("cannot be opened");
  expect(() => readFile(file, keys, { key: "another-key", fingerprint })).toThrow("cannot be opened");
  expect(() => readFile(file, stranger, { key, fingerprint })).toThrow("does not know");
});

test("a changed character anywhere in a file is refused", async () => {
  const { keys, key, licenseFile, machineFile } = await openFiles();
  for (const file of [await licenseFile(false), await machineFile(true)]) {
    for (let at = 0; at < file.length; at++) {
      const character = file[at] === "A" ? "B" : "A";
      // A line break may stand elsewhere without saying anything else; a file without its last one is the same file.
      if (file[at] === "\n") continue;
      const changed = file.slice(0, at) + character + file.slice(at + 1);
      expect(() => readFile(changed, keys, { key, fingerprint }), `at ${at}`).toThrow(NotGenuine);
    }
  }
});
