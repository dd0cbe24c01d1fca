import { command, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { keyHash, parseKey } from "@/lib/keys/key-text";
import { answerRequest } from "./answer-request";
import { exchangeRequestInput } from "./file-schema";
import { readRequest } from "./request-text";

/**
 * Activates the machine that a request file describes, and gives the machine file to carry back to it. The same request
 * again finds the same activation: it takes no second unit.
 */
export const exchangeRequest = command({
  name: "files.exchange-request",
  permission: "activation:write",
  input: exchangeRequestInput,
  async run(ctx, { licenseId, request: text, encrypt, ttl }) {
    const request = readRequest(text, ctx.now);
    if (request.license !== undefined && request.license !== licenseId)
      throw refuseInput({ request: "is for another licence: open that one" });
    const key = request.key === undefined ? null : await keyOf(ctx, licenseId, request.key);
    return answerRequest(ctx, { licenseId, key, request, encrypt, ttl });
  },
});

/** The key that a request names. */
async function keyOf(ctx: Context, licenseId: string, text: string) {
  const parsed = parseKey(text);
  const key = parsed && (await ctx.tx.licenseKey.findUnique({ where: { hash: keyHash(parsed.text), licenseId } }));
  if (!key) throw refuseInput({ request: "names a key that is none of this licence" });
  return key;
}
