import type { z } from "zod";
import { bearerActor } from "@/lib/auth/token-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { answerIdempotently } from "./answer-idempotently";
import type { Answer } from "./idempotency";
import { jsonText } from "./json";
import { problemOf, problemResponse } from "./problem";
import { holdToRate } from "./rate-limit";
import { readInput } from "./read-input";
import { originOf } from "./request-origin";
import { withContract, type ContractedHandler, type RouteContract } from "./route-contract";

type Options = Pick<RouteContract, "params" | "status" | "ifMatch"> & {
  /** The address of what was made, from the answer's id and the path it was asked at. */
  location?: (id: string, path: Record<string, string>) => string;
};

/**
 * A route handler of `/api/v1` for one operation: credential, rate, body, idempotency, the operation, and a JSON answer
 * or a problem. It knows nothing of Next, so that the licence lane can call it too.
 */
export function toRoute<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output>,
  options: Options = {},
): ContractedHandler {
  const { location, ...shape } = options;
  const { name, kind, permission, input } = operation;
  const contract: RouteContract = { name, kind, permission, input, ...shape, ...(location ? { locates: true } : {}) };
  return withContract(contract, async (request, context) => {
    const runtime = currentRuntime();
    const origin = originOf(request);
    let rateHeaders: Record<string, string> = {};
    try {
      const actor = await bearerActor(runtime, request, origin);
      if (!actor) throw refuse("not-authenticated");
      const rate = await holdToRate(actor);
      rateHeaders = rate.headers;
      if (rate.refusal) throw rate.refusal;
      const path = await context.params;
      const { raw, text } = await readInput(request, path, contract);
      const answer = await answerIdempotently({
        runtime,
        actor,
        request,
        operation,
        raw,
        text,
        answerOf: (output) => answerOf(output, options, path),
      });
      return respond(answer, { ...rateHeaders, "x-request-id": origin.requestId });
    } catch (error) {
      return problemResponse(problemOf(error, origin.requestId, new URL(request.url).pathname), rateHeaders);
    }
  });
}

function answerOf(output: unknown, { status = 200, location }: Options, path: Record<string, string>): Answer {
  const fields: { id?: unknown; version?: unknown; rowVersion?: unknown } =
    typeof output === "object" && output !== null ? output : {};
  // What has a version of its own (a release) names the state of its row beside it.
  const version = fields.rowVersion ?? fields.version;
  return {
    status,
    body: status === 204 ? "" : jsonText(output),
    ...(location && fields.id !== undefined ? { location: location(String(fields.id), path) } : {}),
    ...(version === undefined ? {} : { etag: `"${String(version)}"` }),
  };
}

function respond(answer: Answer & { replayed?: true }, given: Record<string, string>): Response {
  const headers = new Headers({ ...given, "cache-control": "no-store" });
  if (answer.location) headers.set("location", answer.location);
  if (answer.etag) headers.set("etag", answer.etag);
  if (answer.replayed) headers.set("idempotency-replayed", "true");
  if (answer.status === 204) return new Response(null, { status: 204, headers });
  headers.set("content-type", answer.status >= 400 ? "application/problem+json" : "application/json");
  return new Response(answer.body, { status: answer.status, headers });
}
