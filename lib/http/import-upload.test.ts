import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { GET as listed, POST as uploads } from "@/app/api/v1/imports/route";
import { GET as errorFile } from "@/app/api/v1/imports/[id]/errors.csv/route";
import { GET as problems } from "@/app/api/v1/imports/[id]/problems/route";
import { GET as one, PATCH as plan } from "@/app/api/v1/imports/[id]/route";
import { POST as run } from "@/app/api/v1/imports/[id]/run/route";
import { createApiToken } from "@/lib/auth/create-api-token";
import { work } from "@/lib/imports/testing-import";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Scope } from "@/lib/kernel/permissions";
import { stubSettings } from "@/lib/testing/stub-settings";
import { openWorld, type World } from "@/lib/testing/world";

const body = z.looseObject({ id: z.string(), status: z.string(), version: z.number() });
const list = 'Product,Vendor,Seats,Cost\r\nDrafter,Northline,5,12.58\r\n"Sketch\r\ner",Northline,many,3\r\n';

const tooMuch = {
  status: 413,
  detail: expect.stringMatching(/^Send at most 100 MiB\..* log .* collector with --once/),
};

async function client(world: World, scopes: Scope[]) {
  stubSettings(world, { LEASEHOLD_API_RATE: "100000" });
  const { token } = await world.run(
    createApiToken,
    { name: scopes.join(" "), scopes },
    { as: await world.actor(["OWNER"]) },
  );
  type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;
  return (handler: Handler, method: string, id = "", sent?: BodyInit, headers: Record<string, string> = {}) => {
    const request = new Request(`http://leasehold.test/api/v1/imports/${id}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: sent,
    });
    return withRuntime(world.runtime, () => handler(request, { params: Promise.resolve({ id }) }));
  };
}

function form(file: BlobPart | null, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  if (file !== null) data.set("file", new Blob([file]), "list.csv");
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const options = JSON.stringify({ costBasis: "total", currency: "EUR" });

test("a program uploads, sees a dry run, runs it and fetches the rows left out", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const uploaded = await ask(uploads, "POST", "", form(list, { kind: "licenses", options, dryRun: "true" }));
  expect([uploaded.status, uploaded.headers.get("content-security-policy")]).toEqual([
    202,
    expect.stringContaining("default-src 'none'"),
  ]);
  const { id } = body.parse(await uploaded.json());
  expect(uploaded.headers.get("location")).toBe(`/api/v1/imports/${id}`);
  await work(world, id, false, "dry");
  expect(await (await ask(one, "GET", id)).json()).toMatchObject({
    status: "done",
    dryRun: true,
    created: 1,
    changed: 0,
    unchanged: 0,
    progress: { done: 2, total: 2 },
    problems: [{ row: 3, column: "Seats", detail: "“many” is not a whole number of seats.", severity: "error" }],
  });
  expect((await ask(run, "POST", id)).status).toBe(202);
  await work(world, id, true, "run");
  expect(await (await ask(one, "GET", id)).json()).toMatchObject({ status: "done", dryRun: false, created: 1 });
  expect(await (await ask(problems, "GET", id)).json()).toMatchObject({ total: 1, nextCursor: null });
  expect(await (await ask(listed, "GET")).json()).toMatchObject({ total: 1, items: [{ id, fileName: "list.csv" }] });

  const answer = await ask(errorFile, "GET", id);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="list-errors.csv"');
  expect(parse(await answer.text(), { bom: true })).toEqual([
    ["Problem", "Product", "Vendor", "Seats", "Cost"],
    ["Seats: “many” is not a whole number of seats.", "Sketch\r\ner", "Northline", "many", "3"],
  ]);
  expect(await (await ask(run, "POST", id)).json()).toMatchObject({
    type: "/problems/import-not-possible",
    status: 409,
  });
});

test("what cannot be taken is refused with a reason, and nothing stays", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const refused = async (sent: BodyInit, headers = {}) => (await ask(uploads, "POST", "", sent, headers)).json();
  expect(await refused(form(null))).toMatchObject({ status: 422, errors: [{ pointer: "/file" }] });
  expect(await refused(form("PK\u0003\u0004"))).toMatchObject({
    status: 422,
    type: "/problems/import-unreadable",
    detail: expect.stringContaining("Excel workbook"),
  });
  expect(await refused(form(list, { kind: "boats" }))).toMatchObject({ status: 422, errors: [{ pointer: "/kind" }] });
  expect(await refused(form(list, { mapping: "{" }))).toMatchObject({
    status: 422,
    errors: [{ pointer: "/mapping", detail: "is not JSON" }],
  });
  expect(await refused(form(list, { colour: "red" }))).toMatchObject({ status: 422, errors: [{ pointer: "/colour" }] });
  expect(await refused(form(list))).toMatchObject({
    status: 422,
    type: "/problems/import-questions-open",
    errors: [{ pointer: "/options/costBasis" }, { pointer: "/options/currency" }],
  });
  for (const type of ["application/json", "multipart/form-data; charset=utf-8"])
    expect(await refused("{}", { "content-type": type })).toMatchObject({ status: 415 });
  expect(await world.db.importRun.count()).toBe(0);
  expect(await world.db.importChunk.count()).toBe(0);
});

test("a retried upload gets the first answer and is kept once", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const send = (text: string) =>
    ask(uploads, "POST", "", form(text, { kind: "licenses", options }), { "idempotency-key": "k-1" });
  const first = await send(list);
  const again = await send(list);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.json()).toEqual(await first.json());
  expect(await (await send(`${list}X,Y,1,1\r\n`)).json()).toMatchObject({
    status: 409,
    type: "/problems/idempotency-key-reused",
  });
  expect(await world.db.importRun.count()).toBe(1);
});

test("another scope may not, another organisation does not find it, and a change needs the state it was made from", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const { id, version } = body.parse(
    await (await ask(uploads, "POST", "", form(list, { kind: "licenses", options }))).json(),
  );
  expect((await (await client(world, ["read"]))(one, "GET", id)).status).toBe(403);
  const neighbour = await world.neighbour();
  const foreign = await client(neighbour, ["import"]);
  for (const [handler, method] of [
    [one, "GET"],
    [run, "POST"],
    [errorFile, "GET"],
    [problems, "GET"],
  ] as const)
    expect((await foreign(handler, method, id)).status).toBe(404);
  await world.db.importRun.updateMany({ data: { status: "UPLOADED" } });
  const change = JSON.stringify({ kind: "seats" });
  const json = { "content-type": "application/json" };
  expect((await ask(plan, "PATCH", id, change, json)).status).toBe(428);
  expect((await ask(plan, "PATCH", id, change, { ...json, "if-match": `"${version + 7}"` })).status).toBe(412);
  expect(await (await ask(plan, "PATCH", id, change, { ...json, "if-match": `"${version}"` })).json()).toMatchObject({
    kind: "seats",
    mapping: { product: 0 },
  });
});

test("a file of more than 100 MiB is refused as it comes, and forgotten", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const chunk = new Uint8Array(1024 * 1024).fill(97);
  const answer = await ask(uploads, "POST", "", form(new Blob(Array.from({ length: 101 }, () => chunk))));
  expect(await answer.json()).toMatchObject(tooMuch);
  expect(await world.db.importChunk.count()).toBe(0);
}, 120_000);

test("a request that says it is longer is refused before anything of it is kept, and told the way for a log", async () => {
  const world = await openWorld();
  const ask = await client(world, ["import"]);
  const answer = await ask(uploads, "POST", "", form(list), { "content-length": String(500 * 1024 * 1024) });
  expect(await answer.json()).toMatchObject(tooMuch);
  expect(await world.db.importRun.count()).toBe(0);
});
