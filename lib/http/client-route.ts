import type { Origin } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { responseOf, type Asked, type PlainAnswer } from "./asked";
import { askedRequest, requireSignableNonce } from "./asked-request";
import { ownerKnown } from "./client-credential";
import { holdAddress, holdCredential } from "./client-rate";
import type { Answer } from "./idempotency";
import { plainProblem, problemOf } from "./problem";
import type { Standing } from "./rate-limit";
import { originOf } from "./request-origin";
import { withContract, type ContractedHandler, type RouteContract } from "./route-contract";
import { signedAnswer, type SignedBy } from "./signed-answer";

/** A call of a client endpoint on its way. */
export type ClientCall = {
  runtime: Runtime;
  request: Asked;
  origin: Origin;
  path: Record<string, string>;
  /** Who signs the answer; filled in once it is known whose the credential is, before anything is refused over it. */
  signing: SignedBy;
  /** Holds the credential to its rate, which every answer then tells. */
  holdToRate(credential: string): Promise<void>;
};

export type ClientAnswer = Answer & { replayed?: true };

type Plainly = (asked: Asked, path: Record<string, string>) => Promise<PlainAnswer>;

/** A route handler that also answers without the web's Request and Response. */
export type ClientHandler = ContractedHandler & { plainly: Plainly };

/**
 * A route handler for client programs: rate, an answer or a problem, and every answer signed. It knows nothing of Next,
 * so that the licence lane can call it too.
 */
export function clientRoute(
  contract: Omit<RouteContract, "forClients">,
  answer: (call: ClientCall) => Promise<ClientAnswer>,
): ClientHandler {
  const plainly: Plainly = async (request, path) => {
    const runtime = currentRuntime();
    const origin = originOf(request);
    const signing: SignedBy = { organizationId: null, signingKey: null };
    let rate: Record<string, string> = {};
    const hold = ({ headers, refusal }: Standing) => {
      rate = joined(rate, headers);
      if (refusal) throw refusal;
    };
    const call = async (): Promise<PlainAnswer> => {
      try {
        hold(await holdAddress(origin.address));
        requireSignableNonce(request);
        const holdToRate = async (credential: string) => hold(await holdCredential(credential));
        const given = await answer({ runtime, request, origin, path, signing, holdToRate });
        return { status: given.status, body: given.body, headers: headersOf(given, rate, origin.requestId) };
      } catch (error) {
        const refused = refusedPlainly(request, origin, error, rate);
        if (refused.status === 503) signing.organizationId ??= ownerKnown(request);
        return refused;
      }
    };
    return signedAnswer(runtime, signing, askedRequest(request, runtime.publicUrl), await call());
  };
  const handler = withContract(
    { ...contract, forClients: true },
    async (request: Request, context: { params: Promise<Record<string, string>> }) =>
      responseOf(await plainly(request, await context.params)),
  );
  return Object.assign(handler, { plainly });
}

/** The answer to a call that is not even begun, signed as far as is known whose it is. */
export function turnedAway(request: Asked, error: Refusal, headers: Record<string, string> = {}): Promise<PlainAnswer> {
  const runtime = currentRuntime();
  const signing = { organizationId: ownerKnown(request), signingKey: null };
  const refused = refusedPlainly(request, originOf(request), error, headers);
  return signedAnswer(runtime, signing, askedRequest(request, runtime.publicUrl), refused);
}

function refusedPlainly(request: Asked, origin: Origin, error: unknown, rate: Record<string, string>): PlainAnswer {
  const problem = problemOf(error, origin.requestId, new URL(request.url).pathname);
  const refused = plainProblem(problem, rate);
  if (problem.status === 401) refused.headers["www-authenticate"] = challenge;
  return refused;
}

const challenge = 'License realm="leasehold", Bearer realm="leasehold"';

/** Both policies in one list, as RFC 9651 joins them. */
function joined(one: Record<string, string>, other: Record<string, string>): Record<string, string> {
  const both: Record<string, string> = { ...one };
  for (const [name, value] of Object.entries(other))
    both[name] = both[name] === undefined ? value : `${both[name]}, ${value}`;
  return both;
}

function headersOf(answer: ClientAnswer, rate: Record<string, string>, requestId: string): Record<string, string> {
  const headers: Record<string, string> = { ...rate, "x-request-id": requestId };
  if (answer.location) headers.location = answer.location;
  if (answer.etag) headers.etag = answer.etag;
  if (answer.replayed) headers["idempotency-replayed"] = "true";
  if (answer.status !== 204)
    headers["content-type"] = answer.status >= 400 ? "application/problem+json" : "application/json";
  return headers;
}
