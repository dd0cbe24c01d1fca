import { serveEndpoint } from "inngest/node";
import { NextRequest } from "next/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { appClient } from "@/inngest/embedded/app-client";
import { startExecutor } from "@/inngest/embedded/executor";
import { openServer, signingKey, until } from "@/inngest/testing/durable-world";
import { quiet } from "@/inngest/testing/quiet-log";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { openWorld } from "@/lib/testing/world";
import { GET, POST, PUT } from "./route";

/** Next's own handlers behind real HTTP. */
async function openRoute(around: <T>(body: () => T) => T = (body) => body()): Promise<string> {
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  const handlers = new Map([
    ["GET", GET],
    ["POST", POST],
    ["PUT", PUT],
  ]);
  const answer = async (request: Request) => {
    const handler = handlers.get(request.method);
    return handler ? around(() => handler(new NextRequest(request), undefined)) : new Response(null, { status: 405 });
  };
  return `${await openServer(serveEndpoint(answer))}/api/inngest`;
}

test("without the signing key nothing is told, registered or run", async () => {
  const url = await openRoute();
  for (const method of ["GET", "PUT", "POST"]) {
    const answer = await fetch(`${url}?fnId=leasehold-end-seats&stepId=step`, {
      method,
      body: method === "GET" ? null : "{}",
    });
    expect([method, answer.status]).toEqual([method, 401]);
    expect(await answer.json()).toEqual({ message: "Unauthorized" });
  }
});

test("the executor finds the functions here, and a schedule that is due runs to its end", async () => {
  const world = await openWorld();
  const { pool } = world.runtime;
  const url = await openRoute((body) => withRuntime(world.runtime, body));
  const executor = startExecutor({ pool, app: appClient(url, signingKey), log: quiet });
  onTestFinished(executor.stop);
  await until(async () => (await pool.query("SELECT 1 FROM durable_schedule")).rowCount || undefined);
  await pool.query("UPDATE durable_schedule SET next_at = now() WHERE function_id = 'leasehold-end-seats'");
  const run = await until(async () => {
    const ended = await pool.query("SELECT status, output FROM durable_run WHERE ended_at IS NOT NULL");
    return ended.rows[0] as unknown;
  });
  expect(run).toEqual({ status: "COMPLETED", output: { ended: 0 } });
});
