import { activateMachine } from "@/lib/activations/activate-machine";
import { activateInput } from "@/lib/activations/schema";
import type { Context } from "@/lib/kernel/operation";
import { Refusal, refuse, refuseInput } from "@/lib/kernel/refusal";
import { fingerprintHash } from "@/lib/keys/key-text";
import { giveMachineFile } from "./issue-machine-file";
import type { ActivationRequest } from "./request-text";

type Answer = {
  licenseId: string;
  /** The key that the request names; null where it names none. */
  key: { id: string; fingerprint: string | null } | null;
  request: ActivationRequest;
  encrypt: boolean;
  /** Seconds for which the file is good. */
  ttl: number;
};

/**
 * Activates the machine of a request and gives its file, inside an operation that has asked for its own permission and
 * found the licence and key to be those of the request.
 */
export async function answerRequest(ctx: Context, { licenseId, key, request, encrypt, ttl }: Answer) {
  const { v: _v, key: _key, license: _license, createdAt: _createdAt, nonce, ...machine } = request;
  if (key) requireKeyOfMachine(key, request);
  if (encrypt && !key)
    throw refuseInput({ encrypt: "needs a key, and this request names none: leave the file unencrypted" });
  const activation = await activateMachine
    .run(ctx, activateInput.parse({ licenseId, ...machine }))
    .catch((error: unknown) => {
      throw error instanceof Refusal ? aboutRequest(error) : error;
    });
  const given = await giveMachineFile(ctx, activation.id, { keyId: key?.id, encrypt, ttl, nonce });
  return {
    ...given,
    activationId: activation.id,
    machine: machine.name ?? machine.hostname,
    created: activation.created,
  };
}

/** A key that is bound to another machine than the one that asks is refused. */
export function requireKeyOfMachine(key: { fingerprint: string | null }, { fingerprint }: ActivationRequest): void {
  if (key.fingerprint && key.fingerprint !== fingerprintHash(fingerprint)) throw refuse("key-bound-elsewhere");
}

/** What an activation finds wrong with a field stands in the request: nobody can correct it here. */
function aboutRequest(refusal: Refusal): Refusal {
  const [wrong] = refusal.errors;
  if (!wrong) return refusal;
  return refuseInput({ request: `cannot be answered: its ${wrong.pointer.slice(1)} ${wrong.detail}` });
}
