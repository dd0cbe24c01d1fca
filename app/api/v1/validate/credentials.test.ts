import { beforeEach, expect, test } from "vitest";
import { createApiToken } from "@/lib/auth/create-api-token";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Scope } from "@/lib/kernel/permissions";
import { rotateSigningKey } from "@/lib/keys/rotate-signing-key";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
});

async function licensed(inside = world) {
  const license = await inside.license({ allocation: "SITE" });
  const { key } = await openProgram(inside).keyOf(license.id);
  return { license, key };
}
async function bearer(scopes: Scope[], inside = world) {
  const as = await inside.actor(["OWNER"]);
  const { token } = await inside.run(createApiToken, { name: "Farm", scopes }, { as });
  return { authorization: `Bearer ${token}` };
}
const pointers = (body: Record<string, unknown>) =>
  (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);

test("the key stands in the header, or in the body, or in both alike", async () => {
  const { key } = await licensed();
  const other = (await licensed()).key;
  expect((await program.ask(POST, key)).body).toMatchObject({ code: "VALID" });
  expect((await program.ask(POST, null, { body: { key } })).body).toMatchObject({ code: "VALID" });
  expect((await program.ask(POST, key, { body: { key } })).body).toMatchObject({ code: "VALID" });
  const two = await program.ask(POST, key, { body: { key: other } });
  expect([two.status, pointers(two.body)]).toEqual([422, ["/key"]]);
  const none = await program.ask(POST, null, { body: {} });
  expect([none.status, pointers(none.body)]).toEqual([422, ["/key"]]);
});

test("a key names its own licence and no other", async () => {
  const { license, key } = await licensed();
  const other = (await licensed()).license;
  expect((await program.ask(POST, key, { body: { licenseId: license.id } })).body).toMatchObject({ valid: true });
  expect((await program.ask(POST, key, { body: { licenseId: other.id } })).status).toBe(404);
});

test("a token asks about the licences and keys of its organisation, with the scope client or manage", async () => {
  const { license, key } = await licensed();
  const foreign = await licensed(await world.neighbour());
  for (const scope of ["client", "manage"] as const) {
    const headers = await bearer([scope]);
    const asked = await program.ask(POST, null, { headers, body: { licenseId: license.id } });
    expect(asked.body).toMatchObject({ code: "VALID", license: { id: license.id } });
    expect((await program.ask(POST, null, { headers, body: { key } })).body).toMatchObject({ code: "VALID" });
    const strange = await program.ask(POST, null, { headers, body: { key: foreign.key } });
    expect(strange.body).toMatchObject({ code: "SIGNATURE_INVALID", license: null });
    expect((await program.ask(POST, null, { headers, body: { licenseId: foreign.license.id } })).status).toBe(404);
    const none = await program.ask(POST, null, { headers, body: {} });
    expect([none.status, pointers(none.body)]).toEqual([422, ["/licenseId"]]);
  }
  const refused = await program.ask(POST, null, { headers: await bearer(["read"]), body: { licenseId: license.id } });
  expect([refused.status, refused.body.type]).toEqual([403, "/problems/not-permitted"]);
  expect(await world.events("access.denied")).toHaveLength(1);
  const nobody = await program.ask(POST, null, { headers: { authorization: "Bearer lht_nothing" }, body: { key } });
  expect(nobody.status).toBe(401);
  expect(nobody.response.headers.get("www-authenticate")).toContain("License");
});

test("an answer is signed by the key's organisation; what belongs to none, by the first", async () => {
  const { key } = await licensed();
  const neighbour = await world.neighbour();
  const foreign = (await licensed(neighbour)).key;
  const kidOf = async (inside: World) =>
    (await inside.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } })).kid;
  expect((await program.ask(POST, key)).kid).toBe(await kidOf(world));
  expect((await program.ask(POST, foreign)).kid).toBe(await kidOf(neighbour));
  expect((await program.ask(POST, "nonsense")).kid).toBe(await kidOf(world));
  const { id: currentId, kid: before } = await neighbour.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } });
  await neighbour.run(
    rotateSigningKey,
    { currentId, overlapDays: null, reason: "Yearly" },
    { as: await neighbour.actor(["OWNER"]) },
  );
  const after = await program.ask(POST, foreign);
  expect(after.body).toMatchObject({ code: "VALID" });
  expect([after.kid === before, after.kid === (await kidOf(neighbour))]).toEqual([false, true]);
});

test("what cannot be read is refused with a pointer or a reason, signed, and changes nothing", async () => {
  const { key } = await licensed();
  const cases: [unknown, number, string[]][] = [
    [{ scope: { fingerprint: "x".repeat(513) } }, 422, ["/scope/fingerprint"]],
    [{ scope: { fingerprint: "short" } }, 422, ["/scope/fingerprint"]],
    [{ scope: { fingerprint: "ünïcödé-fingerprint" } }, 422, ["/scope/fingerprint"]],
    [{ scope: { version: "latest" } }, 422, ["/scope/version"]],
    [{ scope: { country: "Narnia" } }, 422, ["/scope/country"]],
    [{ scope: { country: "XX" } }, 422, ["/scope/country"]],
    [{ scope: { entitlements: [""] } }, 422, ["/scope/entitlements/0"]],
    [{ scope: { entitlements: Array.from({ length: 101 }, () => "a") } }, 422, ["/scope/entitlements"]],
    [{ scope: { components: { mac: 7 } } }, 422, ["/scope/components/mac"]],
    [{ scope: { user: "" } }, 422, ["/scope/user"]],
    [{ scope: { user: "a\0b" } }, 422, ["/scope/user"]],
    [{ scope: { colour: "red" } }, 422, ["/scope/colour"]],
    [{ scope: [] }, 422, ["/scope"]],
    [{ nonce: 7 }, 422, ["/nonce"]],
    [{ nonce: "n".repeat(201) }, 422, ["/nonce"]],
    [{ key: "k".repeat(4097) }, 422, ["/key"]],
    [{ key: null }, 422, ["/key"]],
    [{ fingerprint: "0123456789" }, 422, ["/fingerprint"]],
    ["[]", 400, []],
    ["{", 400, []],
    ["null", 400, []],
    [`{"nonce":"${"n".repeat(1024 * 1024)}"}`, 413, []],
  ];
  for (const [body, status, expected] of cases) {
    const asked = await program.ask(POST, key, { body });
    const what = JSON.stringify(body).slice(0, 80);
    expect(asked.status, what).toBe(status);
    expect(asked.response.headers.get("content-type")).toBe("application/problem+json");
    if (status === 422) expect(pointers(asked.body), what).toEqual(expected);
  }
  const form = await program.ask(POST, key, { body: "key=1", headers: { "content-type": "text/plain" } });
  expect(form.status).toBe(415);
});

test("a nonce that cannot be signed is refused", async () => {
  const { key } = await licensed();
  const request = new Request("http://leasehold.test/api/v1/validate", {
    method: "POST",
    headers: { authorization: `License ${key}`, "leasehold-nonce": "n".repeat(201) },
  });
  const answer = await withRuntime(world.runtime, () => POST(request, { params: Promise.resolve({}) }));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: "/Leasehold-Nonce" }] });
  expect(answer.headers.get("signature-input")).not.toContain("nonce");
});

test("an Idempotency-Key means nothing to a question", async () => {
  const { license, key } = await licensed();
  const headers = { "idempotency-key": "once" };
  expect((await program.ask(POST, key, { headers })).body).toMatchObject({ code: "VALID" });
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: world.clock.now } });
  expect((await program.ask(POST, key, { headers })).body).toMatchObject({ code: "SUSPENDED" });
});
