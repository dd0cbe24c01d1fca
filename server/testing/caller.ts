import { Agent, request } from "node:http";

export type Heard = { status: number; text: string; retryAfter: string | undefined; isSigned: boolean };

/** A caller with one connection, which it keeps: it speaks to one process. */
export function caller(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, token: string, body?: object, idempotencyKey?: string) =>
    new Promise<Heard>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      };
      const asked = request(`${url}${path}`, { method, agent, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            retryAfter: response.headers["retry-after"],
            isSigned: response.headers.signature !== undefined,
          }),
        );
      });
      asked.once("error", reject).end(body === undefined ? "" : JSON.stringify(body));
    });
  const take = (token: string, licenseId: string, user: string) =>
    ask("POST", "/api/v1/leases", token, { licenseId, holder: { user, host: "h" } });
  return { ask, take, hangUp: () => agent.destroy() };
}

export type Caller = ReturnType<typeof caller>;
