import type { Origin } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Runtime } from "@/lib/kernel/runtime";
import { askedRequest, requireSignableNonce } from "./asked-request";
import { holdAddress, holdCredential } from "./client-rate";
import type { Answer } from "./idempotency";
import { problemOf, problemResponse } from "./problem";
import type { Standing } from "./rate-limit";
import { originOf } from "./request-origin";
import { withContract, type ContractedHandler, type RouteContract } from "./route-contract";
import { signedResponse, type SignedBy } from "./signed-response";

/** A call of a client endpoint on its way. */
export type ClientCall = {
  runtime: Runtime;
  request: Request;
  origin: Origin;
  path: Record<string, string>;
  /** Who signs the answer; filled in once it is known whose the credential is, before anything is refused over it. */
  signing: SignedBy;
  /** Holds the credential to its rate, which every answer then tells. */
  holdToRate(credential: string): Promise<void>;
};

export type ClientAnswer = Answer & { replayed?: true };

/**
 * A route handler for client programs: rate, an answer or a problem, and every answer signed. It knows nothing of Next,
 * so that the licence lane can call it too.
 */
export function clientRoute(
  contract: Omit<RouteContract, "forClients">,
  answer: (call: ClientCall) => Promise<ClientAnswer>,
): ContractedHandler {
  return withContract({ ...contract, forClients: true }, async (request, context) => {
    const runtime = currentRuntime();
    const origin = originOf(request);
    const signing: SignedBy = { organizationId: null, signingKey: null };
    let rate: Record<string, string> = {};
    const hold = ({ headers, refusal }: Standing) => {
      rate = joined(rate, headers);
      if (refusal) throw refusal;
    };
    const call = async (): Promise<{ status: number; headers: Headers; body: string }> => {
      try {
        hold(await holdAddress(origin.address));
        requireSignableNonce(request);
        const path = await context.params;
        const holdToRate = async (credential: string) => hold(await holdCredential(credential));
        const given = await answer({ runtime, request, origin, path, signing, holdToRate });
        return { status: given.status, body: given.body, headers: headersOf(given, rate, origin.requestId) };
      } catch (error) {
        const problem = problemOf(error, origin.requestId, new URL(request.url).pathname);
        const refused = problemResponse(problem, rate);
        if (problem.status === 401) refused.headers.set("www-authenticate", challenge);
        return { status: refused.status, body: await refused.text(), headers: refused.headers };
      }
    };
    return signedResponse(runtime, signing, askedRequest(request, runtime.publicUrl), await call());
  });
}

const challenge = 'License realm="leasehold", Bearer realm="leasehold"';

/** Both policies in one list, as RFC 9651 joins them. */
function joined(one: Record<string, string>, other: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(other).map(([name, value]) => [name, one[name] === undefined ? value : `${one[name]}, ${value}`]),
  );
}

function headersOf(answer: ClientAnswer, rate: Record<string, string>, requestId: string): Headers {
  const headers = new Headers({ ...rate, "x-request-id": requestId });
  if (answer.location) headers.set("location", answer.location);
  if (answer.replayed) headers.set("idempotency-replayed", "true");
  if (answer.status !== 204)
    headers.set("content-type", answer.status >= 400 ? "application/problem+json" : "application/json");
  return headers;
}
