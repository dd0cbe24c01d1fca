import type { z } from "zod";
import { executeDirect, type DirectOperation } from "@/lib/kernel/direct-operation";
import { execute, type Operation } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { actorId, type Actor, type LicenseActor, type TokenActor } from "@/lib/kernel/actor";
import { answerIdempotently } from "./answer-idempotently";
import { clientActor } from "./client-credential";
import { clientRoute, type ClientHandler } from "./client-route";
import type { Answer } from "./idempotency";
import { jsonText } from "./json";
import { readInput } from "./read-input";
import type { RouteContract } from "./route-contract";

type Options<Output> = Pick<RouteContract, "params" | "status" | "repeats"> & {
  /** The input field that names the licence: a key's own, where it is left out. */
  license?: string;
  /** Whether nothing new was made, so that the answer is 200. */
  repeated?: (output: Output) => boolean;
  /** Whether what was asked for waits for its turn, so that the answer is 202. */
  waits?: (output: Output) => boolean;
  /** What is told of the output; all of it, unless said otherwise. */
  tells?: (output: Output) => unknown;
  location?: (output: Output) => string;
};

/** A route handler of `/api/v1` for client programs, for one operation: `toRoute`, and signed. */
export function toClientRoute<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output> | DirectOperation<Input, Output>,
  options: Options<Output> = {},
): ClientHandler {
  const { license, repeated, waits, tells, location, status = 200, ...shape } = options;
  const { name, kind, permission, input } = operation;
  const contract: RouteContract = {
    name,
    kind,
    permission,
    input,
    status,
    ...shape,
    ...(location ? { locates: true } : {}),
    ...(repeated ? { mayRepeat: true } : {}),
    ...(waits ? { mayWait: true } : {}),
  };
  const answerOf = (output: Output): Answer => ({
    status: repeated?.(output) ? 200 : waits?.(output) ? 202 : status,
    body: status === 204 ? "" : jsonText(tells ? tells(output) : output),
    ...(location ? { location: location(output) } : {}),
    ...etagOf(output),
  });
  return clientRoute(contract, async ({ runtime, request, origin, path, signing, holdToRate }) => {
    const presented = await clientActor(runtime, request, origin);
    if ("refusal" in presented) {
      signing.organizationId = presented.organizationId;
      throw presented.refusal;
    }
    const { actor } = presented;
    signing.organizationId = actor.organizationId;
    signing.signingKey = presented.signingKey;
    await holdToRate(actorId(actor) ?? actor.kind);
    const { raw, text } = await readInput(request, path, contract);
    if (license !== undefined) nameLicense(raw, license, actor);
    const act = () => perform(runtime, actor, operation, raw);
    const isOnce = !shape.repeats && request.headers.get("idempotency-key") !== null;
    if (!isOnce) return answerOf(await act());
    try {
      return await answerIdempotently({ runtime, actor, request, operation, raw, text, answerOf });
    } catch (error) {
      // What nobody keeps is asked again by itself, so that what is written of it (a denial) stays.
      if ("act" in operation && error instanceof Refusal && noted.has(error.code)) return answerOf(await act());
      throw error;
    }
  });
}

/** The state of what an administrator changes under the same address. */
function etagOf(output: unknown): { etag?: string } {
  const isVersioned = typeof output === "object" && output !== null && "version" in output;
  return isVersioned ? { etag: `"${String(output.version)}"` } : {};
}

const noted: ReadonlySet<string> = new Set(["pool-exhausted", "reserved-for-others"]);

function perform<Input extends z.ZodType, Output>(
  runtime: Runtime,
  actor: Actor,
  operation: Operation<Input, Output> | DirectOperation<Input, Output>,
  raw: unknown,
): Promise<Output> {
  return "act" in operation ? executeDirect(runtime, actor, operation, raw) : execute(runtime, actor, operation, raw);
}

/** A key names its licence, so that a client program need not know the id. */
function nameLicense(raw: Record<string, unknown>, field: string, actor: LicenseActor | TokenActor): void {
  if (actor.kind === "license" && raw[field] === undefined) raw[field] = actor.licenseId;
}
