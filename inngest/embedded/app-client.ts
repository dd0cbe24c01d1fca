import canonicalize from "canonicalize";
import { z } from "zod";
import { functionConfig, type FunctionConfig } from "./function-config";
import { isSigned, sign } from "./signature";

const stepOp = z.looseObject({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.record(z.string(), z.unknown()).nullish(),
});
const stepOps = z.union([z.array(stepOp), stepOp.transform((op) => [op])]);

export type StepOp = z.infer<typeof stepOp>;

export type CallBody = {
  event: unknown;
  events: unknown[];
  steps: Record<string, { type: "data"; data: unknown } | { type: "error"; error: unknown }>;
  version: 2;
  use_api: false;
  ctx: {
    run_id: string;
    attempt: number;
    max_attempts: number;
    disable_immediate_execution: boolean;
    use_api: false;
    stack: { stack: string[]; current: number };
  };
};

type RetryAdvice = { noRetry: boolean; retryAfter: string | null };

export type Answer =
  | { kind: "returned"; data: unknown }
  | ({ kind: "steps"; ops: StepOp[] } & RetryAdvice)
  | ({ kind: "threw"; error: unknown } & RetryAdvice)
  /** The application was not reached, or does not accept us: not the function's fault, so not an attempt. */
  | { kind: "unreachable"; reason: string };

export type AppClient = {
  readFunctions(): Promise<FunctionConfig[]>;
  call(functionId: string, stepId: string, body: CallBody, signal?: AbortSignal): Promise<Answer>;
};

const callTimeoutMs = 240_000;
// Every later call of the run carries every result, so large ones belong in a table, with their id as the result.
const largestAnswer = 4 * 1024 * 1024;
const tooLarge = { name: "ResultTooLarge", message: "A step's result is larger than 4 MiB" };
const declaration = z.object({ functions: z.array(functionConfig) });

/** Inngest's published SDK protocol, spoken to one application. */
export function appClient(url: string, signingKey: string): AppClient {
  async function send(
    method: "PUT" | "POST",
    target: URL,
    body: unknown,
    extra: Record<string, string>,
    signal: AbortSignal,
  ) {
    const text = canonicalize(body) ?? "";
    const response = await fetch(target, {
      method,
      body: text,
      signal,
      redirect: "error",
      headers: {
        "content-type": "application/json",
        "x-inngest-server-kind": "cloud",
        "x-inngest-signature": sign(text, signingKey, new Date()),
        ...extra,
      },
    });
    const answer = await response.text();
    const genuine = isSigned(answer, response.headers.get("x-inngest-signature"), signingKey, new Date());
    return { status: response.status, headers: response.headers, answer, genuine };
  }

  return {
    async readFunctions() {
      const inBand = { "x-inngest-sync-kind": "in_band" };
      const { status, answer, genuine } = await send("PUT", new URL(url), { url }, inBand, AbortSignal.timeout(10_000));
      if (status !== 200 || !genuine) throw new Error(`${url} did not declare its functions (status ${status})`);
      return declaration.parse(JSON.parse(answer)).functions;
    },

    async call(functionId, stepId, body, signal) {
      const target = new URL(url);
      target.searchParams.set("fnId", functionId);
      target.searchParams.set("stepId", stepId);
      const limit = AbortSignal.timeout(callTimeoutMs);
      try {
        const sent = await send("POST", target, body, {}, signal ? AbortSignal.any([limit, signal]) : limit);
        return readAnswer(sent.status, sent.headers, sent.answer, sent.genuine);
      } catch (error) {
        return failedCall(error);
      }
    },
  };
}

function readAnswer(status: number, headers: Headers, text: string, genuine: boolean): Answer {
  if (!genuine) return { kind: "unreachable", reason: `status ${status} without a valid signature` };
  const advice: RetryAdvice = {
    noRetry: headers.get("x-inngest-no-retry") === "true",
    retryAfter: headers.get("retry-after"),
  };
  if (text.length > largestAnswer) return { kind: "threw", error: tooLarge, noRetry: true, retryAfter: null };
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (status === 200) return { kind: "returned", data: body };
  if (status === 206) return { kind: "steps", ops: stepOps.parse(body), ...advice };
  return { kind: "threw", error: body, ...advice };
}

/** A refused connection was no attempt; one that broke off may be the function's doing and is one. */
function failedCall(error: unknown): Answer {
  const reason = describe(error);
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|AbortError/.test(reason)) return { kind: "unreachable", reason };
  return { kind: "threw", error: { name: "CallError", message: reason }, noRetry: false, retryAfter: null };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${codeOf(error.cause)}${error.cause.message})` : "";
  return `${error.name}: ${error.message}${cause}`;
}

function codeOf(cause: Error): string {
  return "code" in cause ? `${String(cause.code)} ` : "";
}
