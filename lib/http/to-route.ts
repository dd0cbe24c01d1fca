import { z } from "zod";
import { bearerActor } from "@/lib/auth/token-actor";
import type { Actor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { command, execute, type Operation } from "@/lib/kernel/operation";
import { Refusal, refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { answerOnce, idempotentCall, keepRefusal, Replay, type Answer, type IdempotentCall } from "./idempotency";
import { jsonText } from "./json";
import { problemOf, problemResponse } from "./problem";
import { holdToRate } from "./rate-limit";
import { parseJson, readJsonText } from "./read-body";
import { originOf } from "./request-origin";

type RouteContext = { params: Promise<Record<string, string>> };

type Options = {
  /** Path parameters and the input fields that they fill: `{ id: "licenseId" }`. */
  params?: Record<string, string>;
  status?: 200 | 201 | 202 | 204;
  /** PATCH and other changes of a known state: `If-Match` is needed and fills `version`. */
  ifMatch?: boolean;
  /** The address of what was made, from the answer's id. */
  location?: (id: string) => string;
};

/**
 * A route handler of `/api/v1` for one operation: credential, rate, body, idempotency, the operation, and a JSON answer
 * or a problem. It knows nothing of Next, so that the licence lane can call it too.
 */
export function toRoute<Input extends z.ZodType, Output>(operation: Operation<Input, Output>, options: Options = {}) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const runtime = currentRuntime();
    const origin = originOf(request);
    let rateHeaders: Record<string, string> = {};
    try {
      const actor = await bearerActor(runtime, request, origin);
      if (!actor) throw refuse("not-authenticated");
      rateHeaders = await holdToRate(actor);
      const { raw, text } = await readInput(request, await context.params, options);
      const answer = await answerTo(runtime, actor, operation, raw, text, request, options);
      return respond(answer, origin.requestId, rateHeaders);
    } catch (error) {
      const problem = problemOf(error, origin.requestId, new URL(request.url).pathname);
      return problemResponse(problem, { ...rateHeaders, ...retryHeader(error) });
    }
  };
}

async function readInput(request: Request, path: Record<string, string>, options: Options): Promise<{ raw: Record<string, unknown>; text: string }> {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const text = hasBody ? await readJsonText(request) : "";
  const raw = hasBody ? parseJson(text) : Object.fromEntries(new URL(request.url).searchParams);
  for (const [name, field] of Object.entries(options.params ?? {})) raw[field] = path[name];
  if (options.ifMatch) raw.version = versionOf(request.headers.get("if-match"));
  return { raw, text };
}

function versionOf(ifMatch: string | null): number {
  if (ifMatch === null) throw refuse("precondition-required");
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim());
  if (!match) throw refuse("changed-meanwhile");
  return Number(match[1]);
}

async function answerTo<Input extends z.ZodType, Output>(runtime: Runtime, actor: Actor, operation: Operation<Input, Output>, raw: Record<string, unknown>, text: string, request: Request, options: Options): Promise<Answer & { replayed?: true; etag?: string }> {
  const answerOf = (output: Output): Answer => {
    const id = typeof output === "object" && output !== null && "id" in output ? String(output.id) : undefined;
    const status = options.status ?? 200;
    return { status, body: status === 204 ? "" : jsonText(output), ...(options.location && id ? { location: options.location(id) } : {}) };
  };
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) {
    const output = await execute(runtime, actor, operation, raw);
    return { ...answerOf(output), ...etagOf(output) };
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal("invalid-input", {}, [{ pointer: "/Idempotency-Key", detail: "is 1 to 200 printable characters" }]);
  const call = idempotentCall(actor, `${request.method} ${new URL(request.url).pathname}`, key, text);
  try {
    const output = await execute(runtime, actor, operation, raw, { around: (ctx, body) => answerOnce(ctx, call, body, answerOf) });
    return { ...answerOf(output), ...etagOf(output) };
  } catch (error) {
    if (error instanceof Replay) return { ...error.answer, replayed: true };
    if (error instanceof Refusal && error.code !== "idempotency-key-reused") await rememberRefusal(runtime, actor, error, call, request);
    throw error;
  }
}

async function rememberRefusal(runtime: Runtime, actor: Actor, error: Refusal, call: IdempotentCall, request: Request): Promise<void> {
  if (error.status >= 500 || error.status === 429) return;
  const body = await problemResponse(problemOf(error, actor.origin.requestId, new URL(request.url).pathname)).text();
  const keepAnswer = command({
    name: "http.keep-refusal",
    permission: "organization:read",
    input: z.object({}),
    run: (ctx) => keepRefusal(ctx, call, { status: error.status, body }),
  });
  await execute(runtime, { kind: "system", organizationId: actor.organizationId, name: "idempotency", origin: actor.origin }, keepAnswer, {});
}

function etagOf(output: unknown): { etag?: string } {
  return typeof output === "object" && output !== null && "version" in output ? { etag: `"${String(output.version)}"` } : {};
}

function respond(answer: Answer & { replayed?: true; etag?: string }, requestId: string, rateHeaders: Record<string, string>): Response {
  const headers = new Headers({ ...rateHeaders, "x-request-id": requestId, "cache-control": "no-store" });
  if (answer.location) headers.set("location", answer.location);
  if (answer.etag) headers.set("etag", answer.etag);
  if (answer.replayed) headers.set("idempotency-replayed", "true");
  if (answer.status === 204) return new Response(null, { status: 204, headers });
  headers.set("content-type", answer.status >= 400 ? "application/problem+json" : "application/json");
  return new Response(answer.body, { status: answer.status, headers });
}

function retryHeader(error: unknown): Record<string, string> {
  return error instanceof Refusal && error.params.retryAfter !== undefined ? { "retry-after": String(error.params.retryAfter) } : {};
}

