import { z } from "zod";
import { demo } from "./demo";
import { addProduct, create, issueKey } from "./estate-api";

const pools = z.object({ items: z.array(z.object({ id: z.string() })) });
const answer = z.looseObject({
  type: z.string().optional(),
  ticket: z.string().optional(),
  status: z.union([z.string(), z.number()]).optional(),
  position: z.number().optional(),
});

/** A floating licence of a product of its own, the pool that it has, and programs that ask with a key of it. */
export async function floatingPool(name: string, seats: number) {
  const productId = await addProduct(name);
  const licenseId = await create("licenses", {
    productId,
    term: "PERPETUAL",
    allocation: "FLOATING",
    purchase: { seats },
  });
  const [pool] = pools.parse(await (await managed(`licenses/${licenseId}/pools`)).json()).items;
  if (!pool) throw new Error("the licence has no pool");
  const key = await issueKey(licenseId);
  return { productId, licenseId, poolId: pool.id, ...programsWith(key) };
}

function managed(path: string): Promise<Response> {
  const { url, apiToken } = demo();
  return fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${apiToken}` } });
}

/** What programs that have a key are answered: a status, and of a problem its code. */
function programsWith(key: string) {
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `License ${key}`, "content-type": "application/json" };
    const sent = await fetch(`${demo().url}/api/v1/${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = answer.parse(await sent.json());
    return { ...told, said: told.type?.replace("/problems/", "") ?? String(sent.status) };
  };
  return {
    checkOut: (user: string, host: string, more: object = {}) =>
      call("POST", "leases", { holder: { user, host }, ...more }),
    placeOf: (ticket: string) => call("GET", `queue/${ticket}`),
  };
}
