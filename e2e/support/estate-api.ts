import { z } from "zod";
import { demo } from "./demo";

const made = z.object({ id: z.string() });

/** Something new in the estate, through the API, where how it came there is not what is tested. */
async function create(path: string, data: unknown): Promise<string> {
  const { url, apiToken } = demo();
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" },
    body: JSON.stringify(data),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return made.parse(await answer.json()).id;
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
