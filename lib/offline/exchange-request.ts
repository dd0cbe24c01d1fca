import { activateMachine } from "@/lib/activations/activate-machine";
import { activateInput } from "@/lib/activations/schema";
import { addDays } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { Refusal, refuse, refuseInput } from "@/lib/kernel/refusal";
import { fingerprintHash, keyHash, parseKey } from "@/lib/keys/key-text";
import { exchangeRequestInput } from "./file-schema";
import { giveMachineFile } from "./issue-machine-file";
import { readRequest, type ActivationRequest } from "./request-text";

/** Days after which a request is stale: it may lie about, and others may have found it. */
const requestDays = 30;

/**
 * Activates the machine that a request file describes, and gives the machine file to carry back to it. The same request
 * again finds the same activation: it takes no second unit.
 */
export const exchangeRequest = command({
  name: "files.exchange-request",
  permission: "activation:write",
  input: exchangeRequestInput,
  async run(ctx, { licenseId, request: text, encrypt, ttl }) {
    const request = readRequest(text);
    const { v: _v, key, license, createdAt, nonce, ...machine } = request;
    if (license !== undefined && license !== licenseId)
      throw refuseInput({ request: "is for another licence: open that one" });
    if (new Date(createdAt) < addDays(ctx.now, -requestDays))
      throw refuseInput({ request: `was made more than ${requestDays} days ago: make a new one on the machine` });
    const keyId = key === undefined ? undefined : await keyOf(ctx, licenseId, key, request);
    if (encrypt && keyId === undefined)
      throw refuseInput({ encrypt: "needs a key, and this request names none: leave the file unencrypted" });
    const activation = await activateMachine
      .run(ctx, activateInput.parse({ licenseId, ...machine }))
      .catch((error: unknown) => {
        throw error instanceof Refusal ? aboutRequest(error) : error;
      });
    const given = await giveMachineFile(ctx, activation.id, { keyId, encrypt, ttl, nonce });
    return {
      ...given,
      activationId: activation.id,
      machine: machine.name ?? machine.hostname,
      created: activation.created,
    };
  },
});

/** What an activation finds wrong with a field stands in the request: nobody can correct it here. */
function aboutRequest(refusal: Refusal): Refusal {
  const [wrong] = refusal.errors;
  if (!wrong) return refusal;
  return refuseInput({ request: `cannot be answered: its ${wrong.pointer.slice(1)} ${wrong.detail}` });
}

/** The key that a request names, in use and for this machine. */
async function keyOf(ctx: Context, licenseId: string, text: string, { fingerprint }: ActivationRequest) {
  const parsed = parseKey(text);
  const key = parsed && (await ctx.tx.licenseKey.findUnique({ where: { hash: keyHash(parsed.text), licenseId } }));
  if (!key) throw refuseInput({ request: "names a key that is none of this licence" });
  if (key.fingerprint && key.fingerprint !== fingerprintHash(fingerprint)) throw refuse("key-bound-elsewhere");
  return key.id;
}
