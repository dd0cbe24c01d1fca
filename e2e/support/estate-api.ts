import { z } from "zod";
import { demo } from "./demo";

const made = z.object({ id: z.string() });
const listed = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const issued = z.object({ items: z.tuple([z.object({ key: z.string() })]) });

async function post(path: string, data: unknown): Promise<unknown> {
  const { url, apiToken } = demo();
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" },
    body: JSON.stringify(data),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Something new in the estate, through the API, where how it came there is not what is tested. */
export async function create(path: string, data: unknown): Promise<string> {
  return made.parse(await post(path, data)).id;
}

/** A product of a vendor of its own. Names must differ from test to test. */
export async function addProduct(name: string): Promise<string> {
  const vendorId = await create("vendors", { name: `${name} Works` });
  return create("products", { vendorId, name });
}

/** A new key of a licence. */
export async function issueKey(licenseId: string): Promise<string> {
  return issued.parse(await post(`licenses/${licenseId}/keys`, {})).items[0].key;
}

/** The id of a licence of the sample company. */
export async function licenseCalled(name: string): Promise<string> {
  const { url, apiToken } = demo();
  const answer = await fetch(`${url}/api/v1/licenses?${new URLSearchParams({ q: name }).toString()}`, {
    headers: { authorization: `Bearer ${apiToken}` },
  });
  const license = listed.parse(await answer.json()).items.find((one) => one.name === name);
  if (!license) throw new Error(`no licence is called ${name}`);
  return license.id;
}

type NewLicense = { name: string; seats: number; approvedBy?: ("MANAGER" | "LICENSE_OWNER")[] };

/** A product that may be requested, and a licence of it. Names must differ from test to test. */
export async function addLicense({
  name,
  seats,
  approvedBy = [],
}: NewLicense): Promise<{ vendorId: string; productId: string; licenseId: string }> {
  const vendorId = await create("vendors", { name: `${name} Works` });
  const productId = await create("products", { vendorId, name, requestable: true, approvalRules: approvedBy });
  const licenseId = await create("licenses", {
    productId,
    term: "PERPETUAL",
    allocation: "NAMED",
    purchase: { seats },
  });
  return { vendorId, productId, licenseId };
}
