import fc from "fast-check";
import { expect, test } from "vitest";
import { openProgram } from "@/lib/testing/client-program";
import { forgeriesOf } from "@/lib/testing/forged-keys";
import { openWorld } from "@/lib/testing/world";
import { keyHash, parseKey } from "./key-text";
import { verifyKeyText } from "./verify-key-text";

/** With those through the endpoints and of the verdicts, 100,000 cases. */
const cases = { texts: 30_000, forgeries: 35_000, short: 5_000 };

test("whatever text is parsed, nothing is thrown, and what is read as a key is written as one", () => {
  const keyish = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(..."key/.-_=ABCDEFabcdef0123456789 \n"), maxLength: 200 }),
    fc.tuple(fc.base64String({ maxLength: 200 }), fc.base64String({ maxLength: 100 })).map(([a, b]) => `key/${a}.${b}`),
    fc.json().map((text) => `key/${Buffer.from(text).toString("base64url")}.${"A".repeat(86)}`),
    fc.string({ unit: fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), minLength: 25, maxLength: 30 }),
  );
  fc.assert(
    fc.property(keyish, (text) => {
      const parsed = parseKey(text);
      if (parsed?.kind === "SIGNED") expect(text.trim()).toBe(parsed.text);
      if (parsed?.kind === "SHORT") expect(parsed.text).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
    }),
    { numRuns: cases.texts },
  );
});

test("no forgery of a signed key is taken for one of ours", async () => {
  const world = await openWorld();
  const program = openProgram(world);
  const license = await world.license({ allocation: "SITE" });
  const other = await world.license({ allocation: "SITE" });
  const keys: [string, string] = [(await program.keyOf(license.id)).key, (await program.keyOf(other.id)).key];
  for (const key of keys) expect(await verifyKeyText(world.runtime, key)).toMatchObject({ hash: keyHash(key) });
  await fc.assert(
    fc.asyncProperty(fc.array(forgeriesOf(keys), { minLength: 50, maxLength: 50 }), async (forgeries) => {
      for (const forged of forgeries) expect(await verifyKeyText(world.runtime, forged)).not.toHaveProperty("hash");
    }),
    { numRuns: cases.forgeries / 50 },
  );
});

test("a short key that is mistyped is not another one", async () => {
  const world = await openWorld();
  const program = openProgram(world);
  const license = await world.license({ allocation: "SITE" });
  const { key } = await program.keyOf(license.id, { kind: "SHORT" });
  const own = keyHash(key);
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const mistyped = fc
    .tuple(fc.nat(key.length - 1), fc.constantFrom(...letters))
    .map(([at, letter]) => key.slice(0, at) + letter + key.slice(at + 1))
    .filter((text) => text !== key);
  await fc.assert(
    fc.asyncProperty(mistyped, async (text) => {
      const verified = await verifyKeyText(world.runtime, text);
      expect("hash" in verified && verified.hash === own, text).toBe(false);
    }),
    { numRuns: cases.short },
  );
});
