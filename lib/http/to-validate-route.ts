import type { TokenActor } from "@/lib/kernel/actor";
import { execute, query } from "@/lib/kernel/operation";
import { parseInput } from "@/lib/kernel/parse-input";
import { can } from "@/lib/kernel/permissions";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { validateInput, type ValidateInput } from "@/lib/validation/schema";
import { validate } from "@/lib/validation/validate";
import { bearerActor } from "@/lib/auth/token-actor";
import { z } from "zod";
import { keyInHeader } from "./client-credential";
import { clientRoute, type ClientCall } from "./client-route";
import { jsonText } from "./json";
import { readInput } from "./read-input";

/**
 * The route of `validate`. A key that is no good is no failed authentication here: it is what was asked, and answered
 * with a verdict. So is a key in the body with no credential at all.
 */
export function toValidateRoute() {
  const contract = {
    name: "validation.validate",
    kind: "query",
    permission: "client:use",
    input: validateInput,
    repeats: true,
    isOpen: true,
  } as const;
  return clientRoute(contract, async (call) => {
    const { runtime, request, origin, path, signing, holdToRate } = call;
    const shown = keyInHeader(request);
    const token = shown === null ? await tokenOf(call) : null;
    if (token) {
      signing.organizationId = token.organizationId;
      await holdToRate(token.tokenId);
    }
    const { raw } = await readInput(request, path, contract);
    const input = withKey(parseInput(validateInput, raw), shown, token);
    const { answer, organizationId, keyId, signingKey } = await validate(runtime, { token, origin }, input);
    signing.organizationId = organizationId ?? signing.organizationId;
    signing.signingKey = signingKey;
    if (!token && keyId !== null) await holdToRate(keyId);
    return { status: 200, body: jsonText(answer) };
  });
}

/** The token, where there is one: a wrong one is refused, as is one that may not. */
async function tokenOf({ runtime, request, origin, signing }: ClientCall): Promise<TokenActor | null> {
  if (request.headers.get("authorization") === null) return null;
  const token = await bearerActor(runtime, request, origin);
  if (!token) throw refuse("not-authenticated");
  signing.organizationId = token.organizationId;
  if (!can(token, "client:use")) await execute(runtime, token, useAsClient, {});
  return token;
}

/** Says no, and remembers it as any other operation would. */
const useAsClient = query({
  name: "validation.validate",
  permission: "client:use",
  input: z.strictObject({}),
  run: async () => null,
});

function withKey(input: ValidateInput, shown: string | null, token: TokenActor | null): ValidateInput {
  const { key, licenseId } = input;
  if (shown !== null && key !== undefined && key.trim() !== shown.trim())
    throw refuseInput({ key: "is another key than that of the Authorization header: send one of them" });
  if (shown !== null) return { ...input, key: shown };
  if (key === undefined && (token === null || licenseId === undefined))
    throw refuseInput(token ? { licenseId: "is needed, or a key" } : { key: "is needed, here or in Authorization" });
  return input;
}
