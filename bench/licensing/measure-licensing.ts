import { fork } from "node:child_process";
import { join } from "node:path";
import type { Pool } from "pg";
import { z } from "zod";
import * as activations from "@/app/api/v1/activations/route";
import * as validation from "@/app/api/v1/validate/route";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Runtime } from "@/lib/kernel/runtime";
import { machineNamed, seedEstate, type Licensed } from "./bench-estate";
import { withBenchRuntime } from "../bench-world";
import { median } from "../median";
import type { Order } from "./load-client";
import { recordStatements, replay, retelling } from "./same-sql";
import { serve, throughHandler } from "./serve";

export type Throughput = { name: string; ours: number; bare: number };

type Handler = Parameters<typeof throughHandler>[0];
type Call = Order["calls"][number];

const rounds = 5;
const atOnce = 16;
const calls = { validate: 1_000, activate: 200 };

/**
 * `validate` and activating per second through our handlers, and through a bare `node:http` server that sends the very
 * same statements and answers nothing else: no verdict, no signature, no input checked. Rounds alternate between the two,
 * so that both meet the same machine and the same tables; the figures are medians.
 */
export function measureLicensing(): Promise<Throughput[]> {
  return withBenchRuntime(async (runtime) => {
    process.stdout.write("Seeding licences, keys and machines\n");
    const estate = await seedEstate(runtime);
    return [await measureValidate(runtime, estate), await measureActivate(runtime, estate)];
  });
}

const inRuntime =
  (runtime: Runtime, handler: Handler): Handler =>
  (request, context) =>
    withRuntime(runtime, () => handler(request, context));

const call = (handler: Handler, path: string, { authorization, body }: Call) =>
  handler(
    new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json", "x-forwarded-for": "127.0.0.1" },
      body,
    }),
    { params: Promise.resolve({}) },
  );

async function measureValidate(runtime: Runtime, estate: Licensed[]): Promise<Throughput> {
  const handler = inRuntime(runtime, validation.POST);
  const path = "/api/v1/validate";
  const callOf = ({ key, fingerprint }: Licensed): Call => ({
    authorization: `License ${key}`,
    body: JSON.stringify({ scope: { product: "sketchbook", version: "5.4.0", fingerprint, entitlements: ["render"] } }),
  });
  // Seen once before, so that no round writes a last-seen; and each key's statement is known.
  const statements = new Map<string, Awaited<ReturnType<typeof recordStatements>>>();
  for (const licensed of estate) {
    await call(handler, path, callOf(licensed));
    const asked = callOf(licensed);
    statements.set(asked.authorization, await recordStatements(runtime.pool, () => call(handler, path, asked)));
  }
  const [first] = statements.values();
  process.stdout.write(`validate sends ${first?.length ?? 0} statement\n`);
  const bare = async (authorization: string, pool: Pool) => {
    let rows: unknown;
    for (const statement of statements.get(authorization) ?? []) rows = (await pool.query(statement)).rows;
    return JSON.stringify(rows);
  };
  const orders = () => Array.from({ length: calls.validate }, (_, n) => callOf(licensedAt(estate, n)));
  return compare("validate", path, handler, orders, (authorization) => bare(authorization, runtime.pool));
}

async function measureActivate(runtime: Runtime, estate: Licensed[]): Promise<Throughput> {
  const handler = inRuntime(runtime, activations.POST);
  const path = "/api/v1/activations";
  let count = 0;
  const named = () => `bench${String(++count).padStart(8, "0")}`;
  const callOf = ({ key }: Licensed, name: string): Call => ({
    authorization: `License ${key}`,
    body: JSON.stringify({ ...machineNamed(name), hostname: `${name}.example.com` }),
  });
  const tellings = new Map<string, { tell: ReturnType<typeof retelling>; name: string }>();
  for (const licensed of estate) {
    const [name, other] = [named(), named()];
    const record = (machine: string) =>
      recordStatements(runtime.pool, () => call(handler, path, callOf(licensed, machine)));
    const one = await record(name);
    const asked = callOf(licensed, name);
    tellings.set(asked.authorization, { tell: retelling(one, await record(other)), name });
  }
  const bare = async (authorization: string, body: string) => {
    const told = tellings.get(authorization);
    const { fingerprint } = z.object({ fingerprint: z.string() }).parse(JSON.parse(body));
    if (told) await replay(runtime.pool, told.tell({ [told.name]: fingerprint.slice("print-".length) }));
    return "{}";
  };
  const orders = () => Array.from({ length: calls.activate }, (_, n) => callOf(licensedAt(estate, n), named()));
  return compare("activate", path, handler, orders, bare);
}

function licensedAt(estate: Licensed[], n: number): Licensed {
  const licensed = estate[n % estate.length];
  if (!licensed) throw new Error("the estate is empty");
  return licensed;
}

async function compare(
  name: string,
  path: string,
  handler: Handler,
  orders: () => Call[],
  bare: (authorization: string, body: string) => Promise<string>,
): Promise<Throughput> {
  const ours = await serve(throughHandler(handler));
  const plain = await serve(async (body, request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(await bare(request.headers.authorization ?? "", body));
  });
  try {
    const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    // The first round warms both up.
    for (let round = 0; round <= rounds; round++) {
      const measured = { bare: await rate(plain.port, path, orders()), ours: await rate(ours.port, path, orders()) };
      process.stdout.write(
        `${name}, round ${round}: ${measured.ours.toFixed(0)} a second, bare ${measured.bare.toFixed(0)}\n`,
      );
      if (round === 0) continue;
      rates.ours.push(measured.ours);
      rates.bare.push(measured.bare);
    }
    return { name, ours: median(rates.ours), bare: median(rates.bare) };
  } finally {
    await Promise.all([ours.stop(), plain.stop()]);
  }
}

const told = z.union([z.object({ milliseconds: z.number() }), z.object({ failed: z.string() })]);

/** Calls per second, as a process beside the server sees them. */
async function rate(port: number, path: string, sent: Call[]): Promise<number> {
  const child = fork(join(import.meta.dirname, "load-client.ts"), { execArgv: ["--import", "tsx"] });
  try {
    const answer = new Promise<unknown>((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (code) => reject(new Error(`the load client ended with ${code}`)));
    });
    child.send({ port, path, atOnce, calls: sent } satisfies Order);
    const result = told.parse(await answer);
    if ("failed" in result) throw new Error(result.failed);
    return (sent.length * 1000) / result.milliseconds;
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}
