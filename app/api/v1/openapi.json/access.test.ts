import { beforeEach, expect, test } from "vitest";
import { inputSchema } from "@/lib/http/openapi/json-schema";
import { permissionTable, scopes, type Scope } from "@/lib/kernel/permissions";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld, type World } from "@/lib/testing/world";
import { routes } from "./routes";
import { sampleBody } from "./testing-bodies";
import { addressOf, everyRoute, oneOfEach, peopleFile } from "./testing-estate";

let world: World;
beforeEach(async () => void (world = await openWorld()));

const all: Scope[] = ["read", "manage", "import", "audit"];
/** Hundreds of requests, on a machine that may be busy. */
const long = { timeout: 240_000 };

const ifMatch = { "if-match": '"1"' };

test("each scope allows on every route what the table says, and nothing else", long, async () => {
  const { client } = openRoutes(world, routes);
  const none = { id: "none", purchaseId: "none" };
  for (const scope of scopes) {
    const { ask } = await client([scope]);
    const asked = everyRoute.map(async ({ path, method, contract }) => {
      const body = contract.sends ? peopleFile() : method === "POST" || method === "PATCH" ? {} : undefined;
      const answer = await ask(method, addressOf(path, {}, none), body, contract.ifMatch ? ifMatch : {});
      const allowed = permissionTable[contract.permission].scopes.some((one) => one === scope);
      expect(answer.status === 403, `${scope}: ${method} ${path} answered ${answer.status}`).toBe(!allowed);
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
    });
    await Promise.all(asked);
  }
});

test("without a token, with an unknown or a revoked one, every route answers 401 and says how", long, async () => {
  const { send, client } = openRoutes(world, routes);
  const { token } = await client(all);
  await world.db.apiToken.updateMany({ data: { revokedAt: world.clock.now } });
  const unknown = `lht_${"A".repeat(43)}`;
  for (const [at, { path, method, contract }] of everyRoute.entries()) {
    for (const [name, authorization] of Object.entries({
      none: undefined,
      basic: "Basic eDp5",
      unknown: `Bearer ${unknown}`,
      revoked: `Bearer ${token}`,
    })) {
      // Failed attempts are held to few an address, so each comes from another one.
      const from = { "x-forwarded-for": `10.1.${at}.${name.length}` };
      const request = new Request(`${world.runtime.publicUrl}${addressOf(path, {}, {})}`, {
        method,
        headers: authorization ? { authorization, ...from } : from,
      });
      const answer = await send(request);
      const schemes = `${contract.forClients ? 'License realm="leasehold", ' : ""}Bearer realm="leasehold"`;
      expect([answer.status, answer.headers.get("www-authenticate")], `${name}: ${method} ${path}`).toEqual(
        contract.isOpen && !authorization ? [422, null] : [401, schemes],
      );
      expect(answer.headers.get("x-request-id")).toMatch(/^rid_/);
    }
  }
});

test("another organisation's things are not there: the answer is that of an id which never was", long, async () => {
  const { client } = openRoutes(world, routes);
  const own = await oneOfEach(world);
  const foreign = await oneOfEach(await world.neighbour());
  const { ask } = await client(all);
  const named = everyRoute.filter(({ contract }) => contract.params);
  for (const { path, method, contract } of named) {
    const body = method === "POST" || method === "PATCH" ? (sampleBody(own, contract) ?? {}) : undefined;
    for (const field of Object.values(contract.params ?? {})) {
      const tell = async (id: string | undefined) => {
        const answer = await ask(
          method,
          addressOf(path, contract.params, { ...own, [field]: id ?? "" }),
          body,
          contract.ifMatch ? ifMatch : {},
        );
        const { status, type, title, detail } = await answer.json();
        return { status, type, title, detail };
      };
      const ids: Record<string, string> = foreign;
      const told = await tell(ids[field]);
      expect(told.status, `${method} ${path} by ${field}`).toBe(404);
      expect(told, `${method} ${path} by ${field}`).toEqual(await tell(`${ids[field]?.slice(0, 4)}${"0".repeat(26)}`));
    }
  }
  // The same calls with ids of one's own are answered: it was the id that was refused.
  for (const { path, method, contract } of named.filter(({ method }) => method !== "DELETE")) {
    const body = method === "POST" || method === "PATCH" ? (sampleBody(own, contract) ?? {}) : undefined;
    const answer = await ask(method, addressOf(path, contract.params, own), body, contract.ifMatch ? ifMatch : {});
    expect([200, 201, 202, 409, 412], `${method} ${path} answered ${answer.status}`).toContain(answer.status);
  }
});

test(
  "what somebody else has changed since is not changed over: every route that asks for a version looks at it",
  long,
  async () => {
    const { client } = openRoutes(world, routes);
    const own = await oneOfEach(world);
    const { ask } = await client(all);
    // The import of the estate has run, and is refused over that; it has its own test.
    const versioned = everyRoute.filter(({ contract, path }) => contract.ifMatch && path !== "/api/v1/imports/{id}");
    expect(versioned.length).toBeGreaterThan(10);
    for (const { path, method, contract } of versioned) {
      const other = { "if-match": '"999"' };
      const answer = await ask(method, addressOf(path, contract.params, own), sampleBody(own, contract), other);
      expect(answer.status, `${method} ${path}`).toBe(412);
    }
  },
);

/** Which foreign thing to name in a field of a body. */
const kinds: Record<string, string> = {
  ownerId: "personId",
  managerId: "personId",
  sponsorId: "personId",
  parentId: "departmentId",
};

test("another organisation's things cannot be named in a body", long, async () => {
  const { client } = openRoutes(world, routes);
  const own = await oneOfEach(world);
  const foreign: Record<string, string> = await oneOfEach(await world.neighbour());
  const { ask } = await client(all);
  const tried: string[] = [];
  for (const { path, method, contract } of everyRoute.filter(({ method }) => method === "POST" || method === "PATCH")) {
    const taken = Object.values(contract.params ?? {});
    const fields = Object.keys(inputSchema(contract.input).properties ?? {}).filter(
      (name) => name.endsWith("Id") && !taken.includes(name),
    );
    for (const field of fields) {
      const body = { ...sampleBody(own, contract), [field]: foreign[kinds[field] ?? field] };
      const answer = await ask(method, addressOf(path, contract.params, own), body, contract.ifMatch ? ifMatch : {});
      expect([404, 409, 422], `${method} ${path} with ${field} answered ${answer.status}`).toContain(answer.status);
      tried.push(`${contract.name} ${field}`);
    }
  }
  expect(tried.length).toBeGreaterThan(20);
});
