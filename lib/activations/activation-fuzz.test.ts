import fc from "fast-check";
import { expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import { openWorld } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { machineInput } from "./schema";
import { nodeLocked } from "./testing-machines";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 600 }),
  fc.constantFrom(
    "",
    "unknown",
    "\0",
    "\ud800",
    "'; DROP TABLE activation; --",
    "%",
    "\\",
    "İ",
    "ǰ",
    "\u202e",
    "constructor",
  ),
);
const fingerprint = fc.oneof(
  text,
  fc.string({ minLength: 8, maxLength: 512 }),
  fc.constantFrom("print-one", "print-two"),
);
const name = fc.oneof(text, fc.constantFrom("mac", "disk", "vm", "container", "__proto__", "constructor", "MAC"));
const components = fc.oneof(
  fc.dictionary(name, fc.oneof(text, fc.constantFrom("a", "b", "i-1"))),
  fc.dictionary(fc.constantFrom("mac", "disk", "vm", "container"), fc.constantFrom("a", "b", "unknown"), {
    minKeys: 1,
  }),
  fc.anything(),
);
const machine = fc.record(
  {
    fingerprint,
    components,
    name: text,
    hostname: text,
    platform: text,
    version: fc.oneof(text, fc.constantFrom("5.0.0", "1.2.3-beta.1+x")),
    country: fc.oneof(text, fc.constantFrom("NL", "xx")),
    user: text,
    cores: fc.oneof(fc.integer({ min: -2, max: 200_000 }), fc.double(), fc.constantFrom(1, 8)),
  },
  { requiredKeys: ["fingerprint"] },
);

/** Machines that differ little, so that many of them are one. */
const plausible = fc.record(
  {
    fingerprint: fc.constantFrom("print-one", "print-two", "print-three", "print-four"),
    components: fc.dictionary(
      fc.constantFrom("mac", "disk", "vm", "container"),
      fc.constantFrom("a", "b", "A ", "İ", "unknown"),
    ),
    version: fc.constantFrom("5.0.0", "6.0.0", "latest"),
    country: fc.constantFrom("NL", "BE"),
    cores: fc.integer({ min: 1, max: 30 }),
    name: fc.string({ unit: "grapheme", maxLength: 50 }),
  },
  { requiredKeys: ["fingerprint"] },
);

test("whatever is sent is refused or within bounds, 100,000 times", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(machine, fc.anything()), (sent) => {
      const read = machineInput.safeParse(sent);
      if (!read.success) return;
      const { data } = read;
      expect(data.fingerprint).toMatch(/^[\x20-\x7e]{8,512}$/);
      const entries = Object.entries(data.components);
      expect(entries.length).toBeLessThanOrEqual(32);
      for (const [key, value] of entries) {
        expect(key).toMatch(/^[a-z0-9][a-z0-9._-]{0,63}$/);
        expect(value.length).toBeLessThanOrEqual(256);
        expect(value).not.toMatch(/[\0\ud800-\udfff](?![\udc00-\udfff])/u);
      }
      expect(data.cores ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: 100_000 },
  );
});

test(
  "what gets past that is activated or refused in words, and never more than there is",
  { timeout: 180_000 },
  async () => {
    const world = await openWorld();
    const licenses = [
      await nodeLocked(world, { seats: 3, machineMatching: "ANY" }),
      await nodeLocked(world, { seats: 40, metric: "CORE", machineMatching: "MOST" }),
      await nodeLocked(world, { seats: 3, metric: "USER", versionRange: "5.x", countries: ["NL"] }),
    ];
    const as = world.tokenActor(["client"]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...licenses),
        fc.oneof(machine, plausible, plausible),
        async ({ id: licenseId }, sent) => {
          const raw: object = { licenseId, ...sent };
          await execute(world.runtime, as, activateMachine, raw).catch((error: unknown) => {
            if (!(error instanceof Refusal) || error.status >= 500) throw error;
          });
        },
      ),
      { numRuns: 600 },
    );
    for (const { id, seats } of [
      { id: licenses[0]?.id, seats: 3 },
      { id: licenses[1]?.id, seats: 40 },
      { id: licenses[2]?.id, seats: 3 },
    ]) {
      const [row] = await world.db.$queryRaw<{ held: number }[]>`
      SELECT activations_held(${world.organizationId}, ${id ?? ""})::int AS held`;
      expect(row?.held).toBeLessThanOrEqual(seats);
    }
    expect(await world.db.activation.count()).toBeGreaterThan(3);
  },
);
