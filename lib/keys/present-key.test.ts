import { sign } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { issueKeys } from "./issue-keys";
import { parseKey, signKeyText } from "./key-text";
import { presentKey } from "./present-key";
import { revokeKey } from "./revoke-key";
import { newSigningPair, privateKeyOf } from "./signing-pair";
import { verifyKeyText } from "./verify-key-text";

async function setUp() {
  const world = await openWorld();
  const license = await world.license();
  const issue = async (kind: "SIGNED" | "SHORT") => {
    const [first] = (await world.run(issueKeys, { licenseId: license.id, kind })).items;
    return first?.key ?? "";
  };
  return { world, license, signed: await issue("SIGNED"), short: await issue("SHORT") };
}

const codeOf = (presented: Awaited<ReturnType<typeof presentKey>>) =>
  "code" in presented ? presented.code : "ACCEPTED";

test("a signed key with any bit changed anywhere is never accepted, and every changed bit behind its head breaks the signature", async () => {
  const { world, signed } = await setUp();
  const bytes = Buffer.from(signed, "latin1");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const expected = bit < "key/".length * 8 ? "NOT_FOUND" : "SIGNATURE_INVALID";
    expect(codeOf(await presentKey(world.runtime, changed.toString("latin1"))), `bit ${bit}`).toBe(expected);
  }
});

test("keys put together, cut, lengthened or made up are never accepted and never thrown at", async () => {
  const { world, signed, short } = await setUp();
  const cut = fc.tuple(fc.nat(signed.length), fc.nat(signed.length), fc.string({ maxLength: 40 }));
  const forged = fc.oneof(
    cut.map(([from, to, put]) => signed.slice(0, from) + put + signed.slice(to)),
    fc
      .tuple(fc.nat(short.length), fc.string({ maxLength: 3 }))
      .map(([at, put]) => short.slice(0, at) + put + short.slice(at + 1)),
    fc.string({ maxLength: 2_100 }),
    fc.string({ unit: "binary", maxLength: 100 }).map((text) => `key/${text}.${"A".repeat(86)}`),
  );
  await fc.assert(
    fc.asyncProperty(forged, async (text) => {
      const shown = codeOf(await presentKey(world.runtime, text));
      const same = parseKey(text)?.text;
      expect(shown === "ACCEPTED").toBe(same === signed || same === short);
    }),
    { numRuns: 2_000 },
  );
});

test("a key signed by another pair, or by another organisation's for this licence, is refused before any look-up", async () => {
  const { world, signed } = await setUp();
  const parsed = parseKey(signed);
  if (parsed?.kind !== "SIGNED") throw new Error("not read");
  const pair = newSigningPair((size) => world.runtime.randomBytes(size));
  const forger = {
    kid: parsed.kid,
    sign: (data: Uint8Array | string) => sign(null, Buffer.from(data), privateKeyOf(pair.seed)),
  };
  expect(codeOf(await presentKey(world.runtime, signKeyText(parsed.payload, forger)))).toBe("SIGNATURE_INVALID");
  const unknown = signKeyText({ ...parsed.payload, kid: pair.kid }, forger);
  expect(await presentKey(world.runtime, unknown)).toEqual({ code: "SIGNATURE_INVALID", organizationId: null });

  const neighbour = await world.neighbour();
  const theirs = await neighbour.license();
  const [foreign] = (await neighbour.run(issueKeys, { licenseId: theirs.id })).items;
  const { organizationId } = world;
  expect(await verifyKeyText(world.runtime, signed, { organizationId })).toMatchObject({ organizationId });
  expect(await verifyKeyText(world.runtime, foreign?.key ?? "", { organizationId })).toEqual({
    code: "SIGNATURE_INVALID",
    organizationId: null,
  });
});

test("a short key nobody has is not found, as is what is no key at all", async () => {
  const { world, short } = await setUp();
  expect(codeOf(await presentKey(world.runtime, short.toLowerCase()))).toBe("ACCEPTED");
  for (const text of ["", "hello", "00000-00000-00000-00000-00000", "x".repeat(10_000), "lht_token"])
    expect(await presentKey(world.runtime, text)).toEqual({ code: "NOT_FOUND", organizationId: null });
  const overlong = `key/${"A".repeat(5_000)}`;
  expect(codeOf(await presentKey(world.runtime, overlong))).toBe("SIGNATURE_INVALID");
});

test("a key that was verified before is refused the moment it is revoked, and stays another organisation's stranger", async () => {
  const { world, license, signed } = await setUp();
  const neighbour = await world.neighbour();
  expect(codeOf(await presentKey(world.runtime, signed))).toBe("ACCEPTED");
  expect(
    await verifyKeyText(world.runtime, ` ${signed}\n`, { organizationId: neighbour.organizationId }),
  ).toMatchObject({
    code: "SIGNATURE_INVALID",
  });
  const key = await world.db.licenseKey.findFirstOrThrow({ where: { licenseId: license.id, kind: "SIGNED" } });
  await world.run(revokeKey, { keyId: key.id, reason: "Leaked" });
  expect(codeOf(await presentKey(world.runtime, signed))).toBe("KEY_REVOKED");
  expect(codeOf(await presentKey(world.runtime, `${signed.slice(0, -1)}${signed.endsWith("A") ? "Q" : "A"}`))).toBe(
    "SIGNATURE_INVALID",
  );
});
