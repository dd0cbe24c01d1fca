import fc from "fast-check";
import { expect, test } from "vitest";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { openProgram } from "@/lib/testing/client-program";
import { forgeriesOf } from "@/lib/testing/forged-keys";
import { openWorld, type World } from "@/lib/testing/world";
import * as activations from "../activations/route";
import { POST } from "./route";

/** With those of keys and verdicts, 100,000 cases. */
const cases = { validate: 8_000, activate: 2_000 };
const atOnce = 20;
const long = { timeout: 600_000 };

const garbage = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom("\0", "\ud800", "\n", "'", '"', "\\", "%", "ß", "İ", "🙂", " "), maxLength: 12 }),
  fc.constantFrom("__proto__", "constructor", "NULL", "-1", "1e999", "' OR 1=1 --", "{}"),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);
const mostly = <Value>(...good: Value[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: garbage });
const machines = Array.from({ length: 8 }, (_, n) => machineOf(n));
const component = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom("mac", "disk", "vm", "container") },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "é") },
);
const components = fc.oneof(
  fc.constantFrom(...machines.map((machine) => machine.components)),
  fc.dictionary(component, mostly("mac-1", "disk-2", ""), { maxKeys: 5 }),
);
const fingerprint = mostly(...machines.map((machine) => machine.fingerprint));
const address = fc.constantFrom("10.2.3.4", "10.9.9.9", "::1", "2001:db8::7", "fe80::1%eth0", "999.1.1.1", "x", "");

const scopeOf = (names: { user: string; department: string; product: string }) =>
  fc.record(
    {
      product: mostly(names.product, "sketchbook"),
      version: mostly("5.0.0", "6.1.0-beta.1", "0.0.1", "999999999999.0.0"),
      fingerprint,
      components: fc.oneof({ weight: 4, arbitrary: components }, { weight: 1, arbitrary: garbage }),
      user: mostly(names.user, "nobody"),
      department: mostly(names.department, "Sales"),
      country: mostly("NL", "us", "XX"),
      entitlements: fc.oneof(fc.array(mostly("render", "export"), { maxLength: 3 }), garbage),
      environment: mostly("production", "test"),
      unknown: garbage,
    },
    { requiredKeys: [] },
  );

async function estate(world: World) {
  const program = openProgram(world);
  const department = await world.department({ name: "Sales" });
  const person = await world.person({ username: "ada", departmentId: department.id });
  const site = await world.site({ addressRanges: ["10.2.0.0/16"] });
  const product = await world.product({ code: "sketchbook" });
  await world.release({ productId: product.id, version: "5.0.0" });
  const base = { productId: product.id, endsOn: new Date("2027-01-01") };
  const trial = { term: "TRIAL", durationDays: 14, trialStart: "FIRST_VALIDATION", endsOn: null } as const;
  const licenses = [
    await world.license({ ...base, allocation: "SITE", countries: ["NL"], siteIds: [site.id] }),
    await world.license({ ...base, allocation: "SITE", departmentIds: [department.id], environment: "production" }),
    await world.license({ ...base, allocation: "NAMED", versionRange: "5.x", maintained: true }),
    await world.license({ ...base, allocation: "SITE", ...trial }),
    await world.license({
      ...base,
      allocation: "FLOATING",
      expiryBehavior: "MAINTAIN",
      endsOn: new Date("2026-10-01"),
    }),
    await nodeLocked(world, { ...base, seats: 4, heartbeatSeconds: 60, machineMatching: "ANY" }),
    await nodeLocked(world, { ...base, seats: 2, metric: "USER", overage: "ALWAYS" }),
  ];
  const keys = await Promise.all(licenses.map(async ({ id }) => (await program.keyOf(id)).key));
  const bound = await program.keyOf(licenses[0]?.id ?? "", { fingerprint: "print-0001" });
  const [first = "", ...rest] = [...keys, bound.key];
  const names = { user: person.id, department: department.id, product: product.id };
  return { program, keys: [first, ...rest] as [string, ...string[]], names, licenses };
}

const headers = fc.record(
  {
    "x-forwarded-for": address,
    "leasehold-nonce": fc.string({ unit: fc.constantFrom(..."abc-123~ "), maxLength: 20 }).map((text) => `n${text}n`),
    "idempotency-key": fc.string({ unit: fc.constantFrom(..."ab1 "), minLength: 1, maxLength: 4 }),
    "content-type": fc.constantFrom("application/json", "application/json; charset=utf-8", "text/plain", ";"),
  },
  { requiredKeys: [] },
);
/** Texts that a header can carry. */
const inHeader = (text: string) => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);

test(
  "whatever validate is asked, it answers with a verdict or a reason, signed, and takes no forgery",
  long,
  async () => {
    const { program, keys, names } = await estate(await openWorld());
    const forged = forgeriesOf(keys);
    const good = new Set<unknown>();
    const body = fc.oneof(
      { weight: 6, arbitrary: fc.record({ scope: scopeOf(names) }) },
      { weight: 1, arbitrary: fc.record({ scope: garbage, nonce: garbage, licenseId: garbage }, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.oneof(fc.string({ unit: "binary" }), fc.json()) },
    );
    const call = fc.record({ key: fc.constantFrom(...keys), forged: fc.option(forged, { freq: 2 }), body, headers });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: atOnce, maxLength: atOnce }), async (calls) => {
        const answers = calls.map(async ({ key, forged: text, body: asked, headers: sent }) => {
          const shown = text ?? key;
          const isObject = typeof asked === "object";
          const inBody = isObject && !inHeader(shown) ? { ...asked, key: shown } : asked;
          if (!isObject && !inHeader(shown)) return;
          const call = { body: inBody, headers: sent };
          const { status, body: told } = await program.ask(POST, inHeader(shown) ? shown : null, call);
          expect(status, JSON.stringify(call)).toBeLessThan(500);
          expect([200, 400, 404, 415, 422]).toContain(status);
          if (status !== 200) return;
          good.add(told.code);
          if (text !== null) expect(["SIGNATURE_INVALID", "NOT_FOUND"], JSON.stringify(call)).toContain(told.code);
        });
        await Promise.all(answers);
      }),
      { numRuns: cases.validate / atOnce },
    );
    // The cases reach into the rules, and do not all bounce off the door: some fifteen verdicts, of which chance leaves out a few.
    expect(good.size).toBeGreaterThan(8);
  },
);

test("whatever machine is activated, no more units are taken than there are, and nothing fails", long, async () => {
  const world = await openWorld();
  const { program, keys, names, licenses } = await estate(world);
  const forged = forgeriesOf(keys);
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(
        {
          fingerprint,
          components: fc.oneof({ weight: 6, arbitrary: components }, { weight: 1, arbitrary: garbage }),
          hostname: mostly("dr2.example.com", ""),
          name: mostly("Drafting room"),
          version: mostly("5.0.0"),
          country: mostly("NL", "nl"),
          user: mostly(names.user, "ada"),
          cores: mostly(1, 8),
        },
        { requiredKeys: ["fingerprint"] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ fingerprint, unknown: garbage }) },
    { weight: 1, arbitrary: fc.json() },
  );
  const call = fc.record({
    key: fc.constantFrom(...keys),
    forged: fc.option(forged.filter(inHeader), { freq: 4 }),
    body,
    headers,
  });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: atOnce, maxLength: atOnce }), async (calls) => {
      const answers = calls.map(async ({ key, forged: text, body: asked, headers: sent }) => {
        const { status } = await program.ask(activations.POST, text ?? key, { body: asked, headers: sent });
        seen.add(status);
        expect(status, JSON.stringify({ asked, sent })).toBeLessThan(500);
        if (text !== null) expect(status).toBe(401);
      });
      await Promise.all(answers);
    }),
    { numRuns: cases.activate / atOnce },
  );
  const [limited] = licenses.filter(({ heartbeatSeconds }) => heartbeatSeconds === 60);
  expect(await world.db.activation.count({ where: { licenseId: limited?.id, endedAt: null } })).toBeLessThanOrEqual(4);
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 401, 409, 422]));
});
