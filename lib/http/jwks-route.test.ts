import { expect, test } from "vitest";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { signerOf } from "@/lib/keys/key-ring";
import { openWorld } from "@/lib/testing/world";
import { jwksRoute } from "./jwks-route";

test("the public keys are answered to anyone, and kept for five minutes", async () => {
  const world = await openWorld();
  const { kid } = await signerOf(world.runtime, world.organizationId);
  const request = new Request(`${world.runtime.publicUrl}/.well-known/jwks.json`);
  const answer = await withRuntime(world.runtime, () => jwksRoute(request));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  expect(await answer.json()).toMatchObject({ keys: [{ kid, kty: "OKP", crv: "Ed25519", alg: "EdDSA" }] });
});
