import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import type { RouteContract } from "@/lib/http/route-contract";
import { answerSchemas } from "@/lib/http/openapi/answer-schemas";
import { buildDocument } from "@/lib/http/openapi/build-document";
import { placeStreamContent } from "@/lib/http/openapi/place-stream-content";
import { clientExamples } from "@/lib/http/openapi/client-examples";
import { refusals } from "@/lib/kernel/refusals";
import * as elsewhere from "../[[...path]]/route";
import { GET } from "./route";
import { routes } from "./routes";

const api = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith("/route.ts") && !/^(openapi\.json|\[\[\.\.\.path\]\])\//.test(file),
);
const pathOf = (file: string) => `/api/v1/${file.replace(/\/route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`;

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string().optional(), in: z.string().optional() })),
  responses: z.record(z.string(), z.unknown()),
});
const document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const written = document.parse(JSON.parse(JSON.stringify(buildDocument(routes))));
const operations = Object.entries(written.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, said]) => ({ path, method, said })),
);

test("every route in the folders is described, and nothing else", async () => {
  expect(Object.keys(written.paths).sort()).toEqual(files.map(pathOf).sort());
  for (const file of files) {
    const exported: object = await import(/* @vite-ignore */ `${api}${file}`);
    const handled = Object.keys(exported).map((method) => method.toLowerCase());
    expect(Object.keys(written.paths[pathOf(file)] ?? {}).sort(), file).toEqual(handled.sort());
    for (const [method, handler] of Object.entries(exported)) {
      expect(
        Object.entries(routes[pathOf(file) as keyof typeof routes]).find(([name]) => name === method)?.[1],
        `${method} ${file}`,
      ).toBe(handler);
    }
  }
});

test("every operation has one name, its path parameters, a success and the problems that anybody may get", () => {
  expect(new Set(operations.map(({ said }) => said.operationId)).size).toBe(operations.length);
  for (const { path, method, said } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(
      said.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
      path,
    ).toEqual(inPath);
    expect(Object.keys(said.responses), `${method} ${path}`).toEqual(
      expect.arrayContaining(["401", "403", "422", "429", "503"]),
    );
    expect(
      Object.keys(said.responses).some((status) => status.startsWith("2")),
      `${method} ${path}`,
    ).toBe(true);
  }
});

test("every answer is described, and no description is of an answer that nobody gives", () => {
  const contracts = Object.values(routes).flatMap((handlers) =>
    Object.values(handlers).map((handler) => handler.contract),
  );
  const answering = contracts
    .filter(({ status, answers }) => status !== 204 && answers === undefined)
    .map(({ name }) => name);
  expect(Object.keys(answerSchemas).sort()).toEqual([...new Set(answering)].sort());
});

test("every route for client programs is described with an example that holds to its schemas", () => {
  const contracts = Object.values(routes).flatMap((handlers): RouteContract[] =>
    Object.values(handlers).map((handler) => handler.contract),
  );
  const forClients = contracts.filter((contract) => contract.forClients);
  for (const { name, input, params = {}, status } of forClients) {
    const { body, answer } = clientExamples[name] ?? {};
    const taken = Object.fromEntries(Object.values(params).map((field) => [field, "id"]));
    const named = ["activations.activate", "floating.check-out"].includes(name) ? { licenseId: "id" } : {};
    expect(input.safeParse({ ...body, ...taken, ...named }).error, name).toBeUndefined();
    if (status !== 204) expect(answerSchemas[name]?.safeParse(answer).error, name).toBeUndefined();
  }
  expect(Object.keys(clientExamples).sort()).toEqual(
    [...new Set(forClients.filter(({ status }) => status !== 204).map(({ name }) => name))].sort(),
  );
});

test("the place in the queue is described as a stream too, with events as they come over the line", () => {
  const streaming = operations.filter(({ said }) => JSON.stringify(said.responses).includes("text/event-stream"));
  expect(streaming.map(({ path, method }) => `${method} ${path}`)).toEqual(["get /api/v1/queue/{ticket}"]);
  for (const { value } of Object.values(placeStreamContent.examples)) {
    const events = [...value.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, event, data = ""]) => [event, data]);
    expect(events.filter((_, at) => at % 2 === 0).map(([event]) => event)).toEqual(["signature", "signature"]);
    for (const [event, data = ""] of events.filter((_, at) => at % 2 === 1)) {
      if (event === "place")
        expect(answerSchemas["floating.ticket"]?.safeParse(JSON.parse(data)).error).toBeUndefined();
      else expect([event, JSON.parse(data).status]).toEqual(["problem", 401]);
    }
  }
});

test("every reference leads somewhere, and every code is told", () => {
  const text = JSON.stringify(written);
  for (const [, kind, name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) {
    expect(Object.keys(written.components[kind ?? ""] ?? {}), `${kind}/${name}`).toContain(name);
  }
  for (const code of Object.keys(refusals)) expect(text).toContain(`"/problems/${code}"`);
});

test("every whole number that comes in has bounds that the database can hold", () => {
  const unbounded: string[] = [];
  const look = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    const number = z
      .looseObject({ type: z.enum(["integer", "number"]), maximum: z.number().default(Infinity) })
      .safeParse(value).data;
    const largest = /price\/|Price\/|\/metadata\/|\/token$|\/offset$/.test(at)
      ? Number.MAX_SAFE_INTEGER
      : 2_147_483_647;
    if (number && number.maximum > largest) unbounded.push(at);
    for (const [name, inner] of Object.entries(value)) look(inner, `${at}/${name}`);
  };
  for (const { path, method, said } of operations) look([said.parameters, said.requestBody], `${method} ${path}`);
  expect(unbounded.filter((at) => !at.endsWith("/version"))).toEqual([]);
});

test("an address that is none is a problem too, whatever the method", async () => {
  for (const [method, handler] of Object.entries(elsewhere)) {
    const answer = await handler(new Request("http://leasehold.test/api/v1/peple", { method }));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(await answer.json()).toMatchObject({ type: "/problems/not-found", instance: "/api/v1/peple" });
  }
});

test("the document is given to anyone, and not again to whoever has it", async () => {
  const first = await GET(new Request("http://leasehold.test/api/v1/openapi.json"));
  expect([first.status, first.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(document.parse(await first.json()).openapi).toBe("3.1.1");
  const etag = first.headers.get("etag") ?? "";
  const again = await GET(
    new Request("http://leasehold.test/api/v1/openapi.json", { headers: { "if-none-match": etag } }),
  );
  expect(again.status).toBe(304);
});
