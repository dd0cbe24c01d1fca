import { isDatabaseAway } from "@/lib/kernel/database-away";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { log } from "@/lib/kernel/log";
import { noteAway } from "@/lib/kernel/outage";
import { Refusal, refuse, type FieldError } from "@/lib/kernel/refusal";
import type { RefusalParams } from "@/lib/kernel/refusal-entry";
import { responseOf, type PlainAnswer } from "./asked";

/** A problem as in RFC 9457; `errors` point into the input. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  requestId: string;
  errors?: readonly FieldError[];
  params?: RefusalParams;
};

/** The problem that an error is to the caller. What is not a Refusal is a fault of ours: logged, and told without detail. */
export function problemOf(error: unknown, requestId: string, instance?: string): Problem {
  const refusal = refusalOf(error);
  if (refusal.code === "internal-error") log.error({ err: error, requestId }, "an operation failed");
  return {
    type: `/problems/${refusal.code}`,
    title: refusal.title,
    status: refusal.status,
    detail: refusal.detail,
    ...(instance === undefined ? {} : { instance }),
    requestId,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!isDatabaseAway(error)) return refuse("internal-error");
  noteAway(currentRuntime().pool, error);
  return refuse("database-away", { retryAfter: 2 });
}

export const problemResponse = (problem: Problem, headers: Record<string, string> = {}): Response =>
  responseOf(plainProblem(problem, headers));

export function plainProblem(problem: Problem, headers: Record<string, string> = {}): PlainAnswer {
  const { params, ...standard } = problem;
  return {
    status: problem.status,
    body: JSON.stringify({ ...params, ...standard }),
    headers: {
      ...headers,
      ...(problem.status === 401 ? { "www-authenticate": 'Bearer realm="leasehold"' } : {}),
      ...(params?.retryAfter === undefined ? {} : { "retry-after": String(params.retryAfter) }),
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "x-request-id": problem.requestId,
    },
  };
}
