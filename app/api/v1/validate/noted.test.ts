import { beforeEach, expect, test, vi } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { openProgram } from "@/lib/testing/client-program";
import { listCountryClaims } from "@/lib/validation/list-country-claims";
import { openWorld, type World } from "@/lib/testing/world";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld({ now: "2026-11-24T09:00:00Z" });
  program = openProgram(world);
});

const later = (ms: number) => void (world.clock.now = new Date(world.clock.now.getTime() + ms));
const hour = 3_600_000;

test("a key and a machine are noted as seen at most once an hour, and nothing else is written", async () => {
  const license = await nodeLocked(world);
  const { id, key } = await program.keyOf(license.id);
  const machine = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as: world.system });
  const seen = async () => [
    (await world.db.licenseKey.findUniqueOrThrow({ where: { id } })).lastSeenAt,
    (await world.db.activation.findUniqueOrThrow({ where: { id: machine.id } })).lastSeenAt,
  ];
  const first = world.clock.now;
  const validate = () => program.ask(POST, key, { body: { scope: machineOf(1) } });
  await validate();
  expect(await seen()).toEqual([first, first]);
  const events = (await world.events()).length;
  later(hour - 1);
  await validate();
  expect(await seen()).toEqual([first, first]);
  later(1);
  await validate();
  expect(await seen()).toEqual([world.clock.now, world.clock.now]);
  expect((await world.events()).length).toBe(events);
});

test("who uses a product is noted once a day, and counted where there are no seats", async () => {
  const license = await world.license({ allocation: "SITE" });
  const { key } = await program.keyOf(license.id);
  const person = await world.person();
  const ask = (scope: object) => program.ask(POST, key, { body: { scope } });
  for (let i = 0; i < 3; i++) await ask({ user: person.id });
  await ask({ fingerprint: "print-0001" });
  await ask({ user: "nobody" });
  expect(await world.db.usageDay.findMany()).toMatchObject([
    { personId: person.id, productId: license.productId, source: "validation", uses: 1 },
  ]);
  expect(await world.db.licenseUseDay.count()).toBe(2);
  later(24 * hour);
  await ask({ user: person.id });
  expect(await world.db.usageDay.count()).toBe(2);
  expect(await world.db.licenseUseDay.count()).toBe(3);
});

test("a site's addresses decide where a caller is; another claim is answered by the site's and noted", async () => {
  const license = await world.license({ allocation: "SITE", countries: ["NL"] });
  const { key } = await program.keyOf(license.id);
  await world.site({ name: "Europe", country: "DE", addressRanges: ["10.0.0.0/8", "2001:db8::/32"] });
  const delft = await world.site({ name: "Delft", country: "NL", addressRanges: ["10.2.0.0/16"] });
  const boston = await world.site({ name: "Boston", country: "US", addressRanges: ["10.5.0.0/16", "2001:db8:5::/48"] });
  const from = async (address: string, country?: string) =>
    (
      await program.ask(POST, key, {
        body: { scope: country ? { country } : {} },
        headers: { "x-forwarded-for": address },
      })
    ).body.code;
  expect(await from("10.2.3.4")).toBe("VALID");
  expect(await from("::ffff:10.2.3.4", "NL")).toBe("VALID");
  expect(await from("10.3.3.4", "NL")).toBe("COUNTRY_NOT_ALLOWED");
  expect(await from("10.2.3.4", "US")).toBe("VALID");
  expect(await from("10.5.0.9", "NL")).toBe("COUNTRY_NOT_ALLOWED");
  expect(await from("2001:db8:5::1", "NL")).toBe("COUNTRY_NOT_ALLOWED");
  expect(await from("203.0.113.9", "NL")).toBe("VALID");
  expect(await from("203.0.113.9")).toBe("COUNTRY_SCOPE_REQUIRED");
  expect(await from("not-an-address", "NL")).toBe("VALID");
  const claims = await world.db.countryClaim.findMany({ orderBy: { claimed: "asc" } });
  expect(claims.map(({ siteId, claimed }) => [siteId, claimed])).toEqual(
    expect.arrayContaining([
      [boston.id, "NL"],
      [delft.id, "US"],
    ]),
  );
  expect(claims).toHaveLength(3);
  const told = await world.run(listCountryClaims, { licenseId: license.id });
  expect(told).toContainEqual({
    site: { id: delft.id, name: "Delft", country: "NL" },
    claimed: "US",
    days: 1,
    lastOn: new Date("2026-11-24"),
  });
  later(100 * 24 * hour);
  expect(await world.run(listCountryClaims, { licenseId: license.id })).toEqual([]);
});

test("the first validation begins a trial that waits for it, once, however many come at once", async () => {
  const trial = { term: "TRIAL", durationDays: 14, trialStart: "FIRST_VALIDATION", seats: 5 } as const;
  const license = await world.license({ allocation: "SITE", ...trial });
  const { key } = await program.keyOf(license.id);
  const scope = { fingerprint: "print-0001" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => program.ask(POST, key, { body: { scope } })));
  for (const { body } of answers)
    expect(body).toMatchObject({ code: "VALID", license: { endsAt: "2026-12-07T23:00:00.000Z" } });
  expect(await world.events("license.trial-started")).toHaveLength(1);
  later(24 * hour);
  await program.ask(POST, key, { body: { scope } });
  expect(await world.events("license.trial-started")).toHaveLength(1);

  const again = await world.license({ allocation: "SITE", productId: license.productId, ...trial });
  const second = await program.keyOf(again.id);
  expect((await program.ask(POST, second.key, { body: { scope } })).body).toMatchObject({ code: "TRIAL_ENDED" });
  expect((await world.db.license.findUniqueOrThrow({ where: { id: again.id } })).endsOn).toBeNull();
  const elsewhere = await program.ask(POST, second.key, { body: { scope: { fingerprint: "print-0002" } } });
  expect(elsewhere.body).toMatchObject({ code: "VALID" });
  later(20 * 24 * hour);
  expect((await program.ask(POST, key, { body: { scope } })).body).toMatchObject({ code: "TRIAL_ENDED" });
});

test("asked again, one statement answers: of a licence, and of a trial that has begun", async () => {
  const trial = { term: "TRIAL", durationDays: 14, trialStart: "FIRST_VALIDATION" } as const;
  const machine = { fingerprint: "print-0001" };
  for (const [given, scope] of [
    [{}, {}],
    [trial, machine],
  ] as const) {
    const license = await world.license({ allocation: "SITE", ...given });
    const { key } = await program.keyOf(license.id);
    const validate = () => program.ask(POST, key, { body: { scope } });
    await validate();
    const [statements, connections] = [vi.spyOn(world.runtime.pool, "query"), vi.spyOn(world.runtime.pool, "connect")];
    expect((await validate()).body).toMatchObject({ code: "VALID" });
    const sent = statements.mock.calls.map(([statement]) => (Object(statement) as { name?: string }).name);
    expect(sent.filter((name) => name !== undefined)).toEqual(["validation-facts-by-key"]);
    // Each statement takes a connection for itself; a transaction would take one more.
    expect(connections.mock.calls.length).toBe(statements.mock.calls.length);
    vi.restoreAllMocks();
  }
});

test("what somebody else writes does not hold an answer up", async () => {
  const license = await world.license({ allocation: "SITE" });
  const { id, key } = await program.keyOf(license.id);
  const holder = await world.runtime.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM license_key WHERE id = $1 FOR UPDATE", [id]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => program.ask(POST, key)));
    expect(answers.every(({ body }) => body.code === "VALID")).toBe(true);
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
  }
});
