import { currentRuntime } from "@/lib/kernel/default-runtime";
import { readJwks } from "@/lib/keys/read-jwks";
import { originOf } from "./request-origin";

/** Answers the public keys to anyone. Kept for five minutes by whoever likes: a key that ended is forgotten soon. */
export async function jwksRoute(request: Request): Promise<Response> {
  return new Response(JSON.stringify(await readJwks(currentRuntime())), {
    headers: {
      "content-type": "application/jwk-set+json",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-request-id": originOf(request).requestId,
    },
  });
}
