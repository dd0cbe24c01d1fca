import { vi } from "vitest";
import { createApiToken } from "@/lib/auth/create-api-token";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Scope } from "@/lib/kernel/permissions";
import type { World } from "./world";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = { body?: unknown; headers?: Record<string, string>; params?: Record<string, string>; query?: string };

/** Calls route handlers of `/api/v1` as a client with a real token of that world would. */
export async function openApi(world: World, scopes: Scope[]) {
  for (const [name, value] of Object.entries(settingsOf(world))) vi.stubEnv(name, value);
  const owner = await world.actor(["OWNER"]);
  const { token } = await world.run(createApiToken, { name: "test client", scopes }, { as: owner });
  return async (handler: Handler, method: string, { body, headers = {}, params = {}, query = "" }: Call = {}) => {
    const request = new Request(`http://leasehold.test/api/v1/test${query}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return withRuntime(world.runtime, () => handler(request, { params: Promise.resolve(params) }));
  };
}

/** What a supervisor would have filled in: handlers read limits from the settings of their process. */
function settingsOf(world: World): Record<string, string> {
  const random = "0123456789abcdef".repeat(4);
  return {
    LEASEHOLD_URL: world.runtime.publicUrl,
    DATABASE_URL: world.applicationUrl,
    LEASEHOLD_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
    NEXTAUTH_SECRET: random,
    INNGEST_EVENT_KEY: random,
    INNGEST_SIGNING_KEY: `signkey-test-${random}`,
  };
}
