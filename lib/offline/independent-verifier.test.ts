import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { issueLicenseFile } from "./issue-license-file";
import { issueMachineFile } from "./issue-machine-file";
import { day, fingerprint, openOffline, publicKeys } from "./testing-offline";
import { readForeignFile } from "./testing-verifier";

async function fourFiles() {
  const offline = await openOffline({ endsOn: new Date("2027-03-31"), graceDays: 7, metadata: { edition: "studio" } });
  const { world, license, key, asClient, activate } = offline;
  const feature = await world.db.feature.create({
    data: {
      id: world.runtime.newId("feature"),
      organizationId: world.organizationId,
      productId: license.productId,
      code: "render",
      name: "Render nodes",
      kind: "LIMIT",
      createdAt: world.clock.now,
    },
  });
  await world.db.entitlement.create({
    data: {
      id: world.runtime.newId("entitlement"),
      organizationId: world.organizationId,
      licenseId: license.id,
      featureId: feature.id,
      value: 8,
      createdAt: world.clock.now,
    },
  });
  const activation = await activate();
  const ttl = 30 * day;
  const licenseFile = (encrypt: boolean) => asClient(issueLicenseFile, { licenseId: license.id, ttl, encrypt });
  const machineFile = (encrypt: boolean) => asClient(issueMachineFile, { activationId: activation.id, ttl, encrypt });
  return {
    ...offline,
    activation,
    keys: await publicKeys(world),
    files: [
      { ...(await licenseFile(false)), secret: undefined, type: "licenses" },
      { ...(await licenseFile(true)), secret: key.key, type: "licenses" },
      { ...(await machineFile(false)), secret: undefined, type: "machines" },
      { ...(await machineFile(true)), secret: key.key + fingerprint, type: "machines" },
    ],
  };
}

test("licence and machine files, plain and encrypted, are read by a program that shares no code with ours", async () => {
  const { license, key, activation, keys, files } = await fourFiles();
  for (const { id, file, secret, type, expiresAt } of files) {
    const { document, encrypted } = readForeignFile(file, keys, secret);
    expect(encrypted).toBe(secret !== undefined);
    expect(document.data.type).toBe(type);
    expect(document.meta).toEqual({
      id,
      issued: "2026-11-02T09:00:00.000Z",
      expiry: "2026-12-02T09:00:00.000Z",
      ttl: 30 * day,
    });
    expect(expiresAt).toEqual(new Date("2026-12-02T09:00:00Z"));
    const said = type === "licenses" ? document.data : document.included.find((one) => one.type === "licenses");
    expect(said).toMatchObject({
      id: license.id,
      attributes: {
        name: "Drafting Suite",
        key: key.key,
        status: "ACTIVE",
        expiry: "2027-03-31T22:00:00.000Z",
        graceUntil: "2027-04-07T22:00:00.000Z",
        metadata: { edition: "studio" },
        term: "SUBSCRIPTION",
        allocation: "NODE_LOCKED",
        versionRange: null,
        channels: [],
        downgradeRights: false,
      },
      relationships: { key: { data: { type: "keys", id: key.id } } },
    });
    const entitlements = document.included.filter((one) => one.type === "entitlements");
    expect(entitlements).toMatchObject([{ attributes: { code: "render", kind: "LIMIT", value: 8, until: null } }]);
    if (type === "machines")
      expect(document.data).toMatchObject({
        id: activation.id,
        attributes: { fingerprint, components: { disk: "d1" } },
        relationships: { license: { data: { type: "licenses", id: license.id } } },
      });
  }
});

test("a file with a byte changed anywhere is refused", async () => {
  const { keys, files } = await fourFiles();
  for (const { file, secret } of files) {
    const bytes = Buffer.from(file, "latin1");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      // One bit of each byte, another one each time: all eight come up at every kind of place.
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << ((at * 3) % 8)), at);
      expect(() => readForeignFile(changed.toString("latin1"), keys, secret), `byte ${at}`).toThrow();
    }
  }
});

test("an encrypted file opens with its own secret alone, and no file with another organisation's keys", async () => {
  const { world, keys, key, files } = await fourFiles();
  for (const { file, secret } of files.filter((one) => one.secret !== undefined)) {
    for (const wrong of [key.key.slice(1), `${key.key}another-machine`, "", undefined, `${secret} `])
      expect(() => readForeignFile(file, keys, wrong)).toThrow();
    expect(Buffer.from(file.split("\n").slice(1, -2).join(""), "base64").toString()).not.toContain("Drafting");
  }
  const other = await openWorld();
  const foreign = await publicKeys(other);
  for (const { file, secret } of files) expect(() => readForeignFile(file, foreign, secret)).toThrow("unknown key");
  expect(await world.db.issuedFile.count()).toBe(4);
});
