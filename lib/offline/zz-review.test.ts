import { expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { keyActor, machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { endSigningKey } from "@/lib/keys/end-signing-key";
import { rotateSigningKey } from "@/lib/keys/rotate-signing-key";
import { presentKey } from "@/lib/keys/present-key";
import { issueLicenseFile } from "./issue-license-file";
import { readRequest } from "./request-text";
import { issueOne, openOffline } from "./testing-offline";
import { openWorld } from "@/lib/testing/world";
import { parseInput } from "@/lib/kernel/parse-input";
import { validateInput } from "@/lib/validation/schema";
import { archivePurchase } from "@/lib/licenses/archive-purchase";
import { changePurchase } from "@/lib/licenses/change-purchase";

const say = async (p: Promise<unknown>) =>
  p.then(
    (v) => JSON.stringify(v, (_k, x) => (typeof x === "bigint" ? String(x) : x)),
    (e: unknown) => `${(e as Error).name} ${(e as Error).message.slice(0, 300)}`,
  );
const day = (t: string) => new Date(`${t}T00:00:00Z`);

test("likely", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 500 });
  const client = await keyActor(world, license.id);
  const go = (n: number) =>
    world.run(
      activateMachine,
      {
        licenseId: license.id,
        fingerprint: machineOf(n).fingerprint,
        components: { cpu: "Intel i7", mac: `m-${n}`, disk: `d-${n}` },
      },
      { as: client },
    );
  await go(0);
  for (let n = 1; n <= 201; n++) {
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await go(n);
  }
  console.log("A", await say(go(0)));
}, 120000);
test("address", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { countries: ["NL"] });
  await world.site({ country: "NL", addressRanges: ["10.0.0.0/8"] });
  for (const address of ["fe80::1%eth0", "unknown", "::ffff:10.1.2.3"]) {
    const client = await keyActor(world, license.id);
    console.log(
      "B",
      address,
      await say(
        world.run(
          activateMachine,
          { licenseId: license.id, ...machineOf(1), country: address.startsWith("::") ? undefined : "NL" },
          { as: { ...client, origin: { ...client.origin, address } } },
        ),
      ),
    );
  }
});
test("redos", () => {
  for (const n of [500, 1000, 2000]) {
    const t = process.hrtime.bigint();
    try {
      readRequest("-----BEGIN ACTIVATION REQUEST-----" + " ".repeat(n) + "!");
    } catch {}
    console.log("C", n, Number(process.hrtime.bigint() - t) / 1e6, "ms");
  }
});
test("ended signing key and files", async () => {
  const { world, license, key, client } = await openOffline();
  const signing = await world.db.signingKey.findFirstOrThrow();
  await world.run(endSigningKey, { signingKeyId: signing.id, reason: "leaked" }, { as: await world.actor(["OWNER"]) });
  console.log("D", await presentKey(world.runtime, key.key));
  console.log(
    "D",
    (await say(world.run(issueLicenseFile, { licenseId: license.id, keyId: key.id, encrypt: true, ttl: 86400 }))).slice(
      0,
      100,
    ),
  );
});
test("rotate+end race", async () => {
  const { world } = await openOffline();
  const owner = await world.actor(["OWNER"]);
  for (let i = 0; i < 10; i++) {
    const s = await world.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } });
    console.log(
      "E",
      await Promise.all([
        say(world.run(rotateSigningKey, { currentId: s.id, overlapDays: 30, reason: "x y z" }, { as: owner })),
        say(world.run(endSigningKey, { signingKeyId: s.id, reason: "leaked" }, { as: owner })),
      ]),
    );
  }
});
test("proto", async () => {
  for (const raw of [
    '{"key":"abc","__proto__":{"x":1}}',
    '{"key":"abc","scope":{"__proto__":1}}',
    '{"key":"abc","scope":{"components":{"__proto__":"x","constructor":"y"}}}',
    '{"key":"abc","foo":1}',
  ]) {
    try {
      console.log("F", raw, JSON.stringify(parseInput(validateInput, JSON.parse(raw))));
    } catch (e) {
      console.log("F", raw, (e as Error).message);
    }
  }
});
test("9999 key", async () => {
  const world = await openWorld();
  const l = await world.license({ endsOn: day("9999-12-31"), renewal: "NONE" });
  const k = await issueOne(world, l.id);
  console.log("G", await presentKey(world.runtime, k.key));
  await world.db.organization.updateMany({ data: { timeZone: "America/New_York" } });
  const k2 = await issueOne(world, l.id).catch((e) => ({ key: String(e) }));
  console.log("G2", await presentKey(world.runtime, k2.key));
});
test("grace consent", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const l = await world.license({ seats: 0, startsOn: day("2026-01-01"), endsOn: day("2026-11-20"), graceDays: 14 });
  const p = await world.purchase({ licenseId: l.id, seats: 5, startsOn: day("2026-01-01"), endsOn: day("2026-11-20") });
  for (const person of await world.people(5)) await world.seat({ licenseId: l.id, personId: person.id });
  console.log("H", await say(world.run(changePurchase, { purchaseId: p.id, version: 1, seats: 1, reason: "typo" })));
  console.log("H", await say(world.run(archivePurchase, { purchaseId: p.id, reason: "typo" })));
});
