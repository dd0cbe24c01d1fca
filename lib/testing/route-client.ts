import { createApiToken } from "@/lib/auth/create-api-token";
import type { RouteTable } from "@/lib/http/openapi/build-document";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Scope } from "@/lib/kernel/permissions";
import { stubSettings } from "./stub-settings";
import type { World } from "./world";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Requests to a world's API by their address, found in the table of routes as the web server finds them in folders. */
export function openRoutes(world: World, routes: RouteTable) {
  stubSettings(world, { LEASEHOLD_API_RATE: "100000" });
  const send = (request: Request): Promise<Response> => {
    const found = find(routes, new URL(request.url).pathname);
    const handler = found && Object.entries(found.handlers).find(([method]) => method === request.method)?.[1];
    if (!found || !isHandler(handler)) throw new Error(`no route answers ${request.method} ${request.url}`);
    return withRuntime(world.runtime, () => handler(request, { params: Promise.resolve(found.params) }));
  };
  /** A client with a token of these scopes. */
  const client = async (scopes: Scope[]) => {
    const { token } = await world.run(
      createApiToken,
      { name: scopes.join(" "), scopes },
      { as: await world.actor(["OWNER"]) },
    );
    const ask = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}) => {
      const isForm = body instanceof FormData;
      const type: Record<string, string> = body === undefined || isForm ? {} : { "content-type": "application/json" };
      const sent = isForm ? { body } : body === undefined ? {} : { body: JSON.stringify(body) };
      return send(
        new Request(new URL(address, world.runtime.publicUrl), {
          method,
          headers: { authorization: `Bearer ${token}`, ...type, ...headers },
          ...sent,
        }),
      );
    };
    return { token, ask };
  };
  return { send, client };
}

function isHandler(handler: unknown): handler is Handler {
  return typeof handler === "function";
}

/** The most specific path wins, as in the folders. */
function find(routes: RouteTable, pathname: string) {
  const asked = pathname.split("/");
  const candidates = Object.entries(routes).flatMap(([path, handlers]) => {
    const parts = path.split("/");
    const fits = parts.length === asked.length && parts.every((part, at) => part.startsWith("{") || part === asked[at]);
    const params = Object.fromEntries(
      parts.flatMap((part, at) =>
        part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(asked[at] ?? "")]] : [],
      ),
    );
    return fits ? [{ handlers, params }] : [];
  });
  return candidates.sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length)[0];
}
