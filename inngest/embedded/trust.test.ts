import { serve } from "inngest/node";
import { expect, test } from "vitest";
import { openDurableWorld, openServer, signingKey, testApplication, until } from "../testing/durable-world";
import { appClient, type CallBody } from "./app-client";
import { isSigned, sign } from "./signature";

const app = testApplication();
const foreignKey = `signkey-test-${"00".repeat(32)}`;
let ran = 0;
const guarded = app.createFunction({ id: "guarded", triggers: [{ event: "go" }] }, () => (ran += 1));

const event = { id: "evt", name: "go", data: {}, ts: 0 };
const callBody: CallBody = {
  event,
  events: [event],
  steps: {},
  version: 2,
  use_api: false,
  ctx: {
    run_id: "run",
    attempt: 0,
    max_attempts: 1,
    disable_immediate_execution: false,
    use_api: false,
    stack: { stack: [], current: 0 },
  },
};

test("the application runs and declares nothing for whoever does not hold the key", async () => {
  const durable = await openDurableWorld(app, [guarded]);
  const stranger = appClient(durable.url, foreignKey);
  await expect(stranger.readFunctions()).rejects.toThrow("status 401");
  expect(await stranger.call("app-guarded", "step", callBody)).toMatchObject({ kind: "unreachable" });
  expect(ran).toBe(0);
  expect(await appClient(durable.url, signingKey).call("app-guarded", "step", callBody)).toEqual({
    kind: "returned",
    data: 1,
  });
  for (const method of ["GET", "PUT", "POST"]) expect((await fetch(durable.url, { method })).status).toBe(401);
});

test("an answer that is not signed with the key is not believed", async () => {
  const impostor = await openServer((_request, response) => {
    response.writeHead(200, { "x-inngest-signature": sign('"forged"', foreignKey, new Date()) }).end('"forged"');
  });
  const deceived = appClient(impostor, signingKey);
  await expect(deceived.call("app-guarded", "step", callBody)).resolves.toMatchObject({ kind: "unreachable" });
  await expect(deceived.readFunctions()).rejects.toThrow("did not declare");
});

test("while the application does not answer a run waits, and that is no attempt", async () => {
  const heard: number[] = [];
  const patient = app.createFunction({ id: "patient", retries: 0, triggers: [{ event: "go" }] }, ({ attempt }) =>
    heard.push(attempt),
  );
  const serving = serve({ client: app, functions: [patient] });
  let refused = 0;
  let down = false;
  const door = await openServer((request, response) => {
    if (!down) return serving(request, response);
    refused += 1;
    response.writeHead(502).end();
  });
  const durable = await openDurableWorld(app, [patient]);
  durable.start({ url: `${door}/api/inngest` });
  await until(async () => (await durable.pool.query("SELECT 1 FROM durable_function")).rowCount || undefined);
  down = true;
  await durable.send("go");
  await until(async () => refused >= 3 || undefined);
  expect((await durable.runs("patient")).filter(({ status }) => status === "FAILED")).toEqual([]);
  down = false;
  expect((await durable.ended("patient")).status).toBe("COMPLETED");
  expect(heard).toEqual([0]);
});

test("a signature holds for its body, its key and five minutes", () => {
  const now = new Date("2026-11-24T03:00:00Z");
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const header = sign('{"a":1}', signingKey, now);
  expect(isSigned('{"a":1}', header, signingKey, later(4))).toBe(true);
  expect(isSigned('{"a":1}', header, signingKey, later(6))).toBe(false);
  expect(isSigned('{"a":2}', header, signingKey, now)).toBe(false);
  expect(isSigned('{"a":1}', header, foreignKey, now)).toBe(false);
  expect(isSigned('{"a":1}', null, signingKey, now)).toBe(false);
});
