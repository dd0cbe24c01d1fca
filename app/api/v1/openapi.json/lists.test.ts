import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { answerSchemas } from "@/lib/http/openapi/answer-schemas";
import { inputSchema } from "@/lib/http/openapi/json-schema";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { withdrawRequest } from "@/lib/requests/withdraw-request";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld } from "@/lib/testing/world";
import { routes } from "./routes";
import { sampleBodies, sampleBody } from "./testing-bodies";
import { addressOf, everyRoute, oneOfEach, type Client, type Estate } from "./testing-estate";

let ask: Client["ask"];
let estate: Estate;

beforeEach(async () => {
  const world = await openWorld();
  estate = await oneOfEach(world);
  await world.license({ endsOn: null });
  await world.license({ endsOn: new Date("2026-06-01") });
  for (const holder of await world.people(4)) {
    const asker = await world.actor(["EMPLOYEE"], holder.id);
    const { id: requestId } = await world.run(
      askForSeat,
      { licenseId: estate.licenseId, reason: "For the review" },
      { as: asker },
    );
    if (holder.displayName.endsWith("4")) await world.run(withdrawRequest, { requestId }, { as: asker });
  }
  ({ ask } = await openRoutes(world, routes).client(["read", "manage", "import", "audit"]));
});

/** Hundreds of requests, on a machine that may be busy. */
const long = { timeout: 240_000 };

const page = z.object({
  items: z.array(z.object({ id: z.string() })),
  total: z.int(),
  nextCursor: z.string().nullable(),
  previousCursor: z.string().nullable(),
});
const problem = z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) });
const reading = everyRoute.filter(({ method, contract }) => method === "GET" && contract.answers === undefined);
const lists = reading.filter(({ contract }) => "cursor" in (inputSchema(contract.input).properties ?? {}));

const read = async (address: string) => {
  const answer = await ask("GET", address);
  const text = await answer.text();
  expect(answer.status, `${address}: ${text}`).toBe(200);
  return page.parse(JSON.parse(text));
};
const errorsOf = async (address: string) => {
  const answer = await ask("GET", address);
  expect(answer.status, address).toBe(422);
  return problem.parse(await answer.json()).errors;
};
/** For a trial or a perpetual licence, which the licence of the estate is not; or the end of it. */
const isOfItsOwn = (name: string) =>
  ["extend-trial", "convert", "preview-conversion", "add-maintenance", "preview-maintenance", "terminate"].some(
    (verb) => name === `lifecycle.${verb}`,
  );
const garbage = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("every answer is what the document says, field by field", long, async () => {
  const drifted: string[] = [];
  const told = async (
    method: string,
    path: string,
    name: string,
    body?: object,
    headers?: Record<string, string>,
    params?: Record<string, string>,
  ) => {
    const answer = await ask(method, addressOf(path, params, estate), body, headers);
    const text = await answer.text();
    expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
    const parsed = answerSchemas[name]?.safeParse(JSON.parse(text));
    if (parsed?.error) drifted.push(`${method} ${path}: ${parsed.error.message}`);
  };
  for (const { path, method, contract } of reading)
    await told(method, path, contract.name, undefined, {}, contract.params);
  for (const { path, method, contract } of everyRoute) {
    const body = sampleBody(estate, contract);
    if (
      !body ||
      contract.name === "requests.reject" ||
      contract.name === "seats.transfer" ||
      contract.name === "keys.replace" ||
      contract.name === "purchases.change" ||
      isOfItsOwn(contract.name) ||
      // The licence of the estate is a named one; the same operation is asked at /api/v1/activations.
      path === "/api/v1/licenses/{id}/activations"
    )
      continue;
    const version = contract.ifMatch ? await ask("GET", addressOf(path, contract.params, estate)) : null;
    await told(
      method,
      path,
      contract.name,
      body,
      version ? { "if-match": version.headers.get("etag") ?? "" } : {},
      contract.params,
    );
  }
  await told("POST", "/api/v1/requests/{id}/reject", "requests.reject", { comment: "No" }, {}, { id: "requestId" });
  await told("POST", "/api/v1/keys/{id}/replace", "keys.replace", {}, {}, { id: "otherKeyId" });
  const act = (verb: string, name: string, field: string) =>
    told("POST", `/api/v1/licenses/{id}/${verb}`, name, sampleBodies(estate)[name], {}, { id: field });
  await act("extend", "lifecycle.extend-trial", "trialId");
  await act("convert/preview", "lifecycle.preview-conversion", "trialId");
  await act("maintenance/preview", "lifecycle.preview-maintenance", "perpetualId");
  await act("convert", "lifecycle.convert", "trialId");
  await act("maintenance", "lifecycle.add-maintenance", "perpetualId");
  await act("terminate", "lifecycle.terminate", "perpetualId");
  await told("POST", "/api/v1/licenses/{id}/suspend", "licenses.suspend", {}, {}, { id: "licenseId" });
  expect(drifted).toEqual([]);
});

test("every list is the same whole in every order, forwards and backwards, a few rows at a time", long, async () => {
  const walks = lists.map(async ({ path, contract }) => {
    const address = addressOf(path, contract.params, estate);
    const whole = await read(`${address}?limit=200`);
    expect(whole.items.length, address).toBe(whole.total);
    const limit = Math.ceil(whole.total / 3) || 1;
    const sorts = "sort" in (inputSchema(contract.input).properties ?? {}) ? await sortsOf(address) : [];
    for (const sort of ["", ...sorts.flatMap((name) => [`&sort=${name}`, `&sort=-${name}`])]) {
      const forwards = await walk(`${address}?limit=${limit}${sort}`, "nextCursor");
      expect([...forwards.ids].sort(), `${address} ${sort}`).toEqual(whole.items.map(({ id }) => id).sort());
      if (contract.name === "imports.problems") continue;
      const backwards = await walk(`${address}?limit=${limit}${sort}`, "previousCursor", forwards.last);
      expect(backwards.pages.reverse().flat(), `${address} ${sort}`).toEqual(forwards.ids);
    }
  });
  await Promise.all(walks);
});

test("a list takes 1 to 200 rows, its own cursors and its own filters", long, async () => {
  for (const { path, contract } of lists) {
    const address = addressOf(path, contract.params, estate);
    for (const limit of ["0", "201", "-1", "1.5", "many", ""]) {
      expect((await errorsOf(`${address}?limit=${limit}`))[0]?.pointer, address).toBe("/limit");
    }
    const strange = [
      "x",
      "null",
      garbage(["after", true, "x"]),
      garbage(["after", "\0", "x"]),
      garbage(["after", "x", "\0"]),
      garbage(["on", "x", "y"]),
      garbage({}),
      garbage(["after", 1e300, "x"]),
    ];
    for (const cursor of strange)
      expect((await errorsOf(`${address}?cursor=${cursor}`))[0]?.pointer, `${address} ${cursor}`).toBe("/cursor");
    expect(await errorsOf(`${address}?colour=red`)).toEqual([{ pointer: "/colour", detail: "is not a field here" }]);
    expect(await errorsOf(`${address}?limit=1&limit=2`)).toEqual([
      { pointer: "/limit", detail: "is given more than once" },
    ]);
    expect((await errorsOf(`${address}?cursor=%00`))[0]?.pointer).toBe("/cursor");
  }
});

/** A list says in which orders it can be read when it is asked for another one. */
async function sortsOf(address: string): Promise<string[]> {
  const [error] = await errorsOf(`${address}?sort=nothing`);
  return /^is one of (.+), with - before/.exec(error?.detail ?? "")?.[1]?.split(", ") ?? [];
}

async function walk(first: string, by: "nextCursor" | "previousCursor", from = first) {
  const pages: string[][] = [];
  for (let address = from; ;) {
    const found = await read(address);
    pages.push(found.items.map(({ id }) => id));
    const cursor = found[by];
    if (cursor === null) return { ids: pages.flat(), pages, last: address };
    address = `${first}&cursor=${encodeURIComponent(cursor)}`;
  }
}
