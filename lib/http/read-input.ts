import type { z } from "zod";
import { Refusal, refuse, type FieldError } from "@/lib/kernel/refusal";
import type { Asked } from "./asked";
import { queryValue } from "./query-value";
import { parseJson, readJsonText } from "./read-body";
import type { RouteContract } from "./route-contract";

type RawInput = { raw: Record<string, unknown>; text: string };

/**
 * The input of an operation as its route takes it: from the path, from `If-Match`, and from the query (GET, DELETE) or
 * the body. What the address says cannot be said again, differently, in the query or the body.
 */
export async function readInput(
  request: Asked,
  path: Record<string, string>,
  contract: Pick<RouteContract, "input" | "params" | "ifMatch">,
): Promise<RawInput> {
  const text = request.method === "GET" || request.method === "HEAD" ? "" : await readJsonText(request);
  const asked = request.method === "POST" || request.method === "PATCH" ? {} : queryOf(request, contract.input);
  const raw: Record<string, unknown> = { ...asked, ...parseJson(text) };
  const taken = Object.entries(contract.params ?? {});
  const errors: FieldError[] = taken
    .filter(([, field]) => field in raw)
    .map(([, field]) => ({ pointer: `/${field}`, detail: "is in the address already" }));
  if (contract.ifMatch && "version" in raw) errors.push({ pointer: "/version", detail: "is taken from If-Match" });
  for (const [name, field] of taken) raw[field] = path[name];
  if (errors.length > 0) throw new Refusal("invalid-input", {}, errors);
  if (contract.ifMatch) raw.version = versionOf(request.headers.get("if-match"));
  return { raw, text };
}

function queryOf(request: Asked, input: z.ZodType): Record<string, unknown> {
  const parameters = new URL(request.url).searchParams;
  const twice = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
  if (twice.length > 0)
    throw new Refusal(
      "invalid-input",
      {},
      twice.map((name) => ({ pointer: `/${name}`, detail: "is given more than once" })),
    );
  return Object.fromEntries([...parameters].map(([name, text]) => [name, queryValue(input, name, text)]));
}

function versionOf(ifMatch: string | null): number {
  if (ifMatch === null) throw refuse("precondition-required");
  const match = /^(?:W\/)?"([1-9]\d{0,8})"$/.exec(ifMatch.trim());
  if (!match) throw refuse("changed-meanwhile");
  return Number(match[1]);
}
