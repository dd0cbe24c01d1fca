import { createApiToken } from "@/lib/auth/create-api-token";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Scope } from "@/lib/kernel/permissions";
import { stubSettings } from "./stub-settings";
import type { World } from "./world";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = { body?: unknown; headers?: Record<string, string>; params?: Record<string, string>; query?: string };

/** Calls route handlers of `/api/v1` as a client with a real token of that world would. */
export async function openApi(world: World, scopes: Scope[]) {
  stubSettings(world);
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
