import { expect, test } from "vitest";
import { stubSettings } from "@/lib/testing/stub-settings";
import { openWorld, type World } from "@/lib/testing/world";
import { hashToken } from "@/lib/kernel/secrets";
import { createApiToken } from "./create-api-token";
import { listApiTokens } from "./list-api-tokens";
import { readOrganization } from "./read-organization";
import { revokeApiToken } from "./revoke-api-token";
import { bearerActor } from "./token-actor";

const origin = { requestId: "rid_test", channel: "api", address: "203.0.113.9" } as const;

const present = (world: World, authorization: string | null, address: string = origin.address) => {
  const headers = new Headers(authorization === null ? {} : { authorization });
  return bearerActor(world.runtime, new Request("http://leasehold.test/api/v1/licenses", { headers }), {
    ...origin,
    address,
  });
};

async function withToken(expiresOn?: string) {
  const world = await openWorld();
  stubSettings(world);
  const owner = await world.actor(["OWNER"]);
  const made = await world.run(
    createApiToken,
    { name: "Build farm", scopes: ["read", "read"], expiresOn },
    { as: owner },
  );
  return { world, owner, made };
}

test("a token is shown once, kept as a hash, and acts with its scopes alone", async () => {
  const { world, owner, made } = await withToken();
  expect(made.token).toMatch(/^lht_[\w-]{43}$/);
  const row = await world.db.apiToken.findFirstOrThrow();
  expect(row).toMatchObject({ tokenHash: hashToken(made.token), hint: made.token.slice(-4), scopes: ["read"] });
  expect(JSON.stringify([await world.run(listApiTokens, {}, { as: owner }), await world.events()])).not.toContain(
    made.token,
  );

  const actor = await present(world, `Bearer ${made.token}`);
  expect(actor).toMatchObject({
    kind: "token",
    tokenId: made.id,
    organizationId: world.organizationId,
    scopes: ["read"],
  });
  if (!actor) throw new Error("expected an actor");
  expect(await world.run(readOrganization, {}, { as: actor })).toMatchObject({ name: "Meridian Works" });
  await expect(world.run(createApiToken, { name: "More", scopes: ["manage"] }, { as: actor })).rejects.toMatchObject({
    code: "not-permitted",
  });
});

test("a revoked, expired, changed or unknown token is nobody", async () => {
  const { world, owner, made } = await withToken("2026-11-30");
  expect(await present(world, null)).toBeNull();
  expect(await present(world, "Basic YWRhOnNlY3JldA==")).toBeNull();
  expect(await present(world, `Bearer ${made.token.slice(0, -1)}x`)).toBeNull();
  // The last day ends at midnight in Amsterdam, an hour before that of UTC.
  world.clock.now = new Date("2026-11-30T22:59:59Z");
  expect(await present(world, `Bearer ${made.token}`)).not.toBeNull();
  world.clock.now = new Date("2026-11-30T23:00:00Z");
  expect(await present(world, `Bearer ${made.token}`)).toBeNull();
  const other = await world.run(createApiToken, { name: "Other", scopes: ["scim"] }, { as: owner });
  await world.run(revokeApiToken, { tokenId: other.id }, { as: owner });
  await world.run(revokeApiToken, { tokenId: other.id }, { as: owner });
  expect(await present(world, `Bearer ${other.token}`)).toBeNull();
  expect(await world.events("token.revoked")).toHaveLength(1);
});

test("last use is noted at most once a minute", async () => {
  const { world, made } = await withToken();
  const used = async () => {
    await present(world, `Bearer ${made.token}`);
    return (await world.db.apiToken.findFirstOrThrow()).lastUsedAt?.toISOString();
  };
  expect(await used()).toBe("2026-11-02T09:00:00.000Z");
  world.clock.now = new Date("2026-11-02T09:00:59Z");
  expect(await used()).toBe("2026-11-02T09:00:00.000Z");
  world.clock.now = new Date("2026-11-02T09:01:00Z");
  expect(await used()).toBe("2026-11-02T09:01:00.000Z");
});

test("an address that keeps failing is told to wait, yet a valid token from it is never held up", async () => {
  const { world, made } = await withToken();
  const wrong = `Bearer lht_${"A".repeat(43)}`;
  for (let n = 0; n < 10; n++) expect(await present(world, wrong)).toBeNull();
  await expect(present(world, wrong)).rejects.toMatchObject({ code: "rate-limited", params: { retryAfter: 60 } });
  expect(await present(world, wrong, "198.51.100.7")).toBeNull();
  expect(await present(world, `Bearer ${made.token}`)).not.toBeNull();
  world.clock.now = new Date("2026-11-02T09:01:00Z");
  expect(await present(world, wrong)).toBeNull();
});
