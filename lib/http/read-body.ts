import { refuse } from "@/lib/kernel/refusal";
import type { Asked } from "./asked";

const limit = 1024 * 1024;

/** The JSON body of a request as text, at most 1 MiB, refused by its type before it is read. */
export async function readJsonText(request: Asked): Promise<string> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const wrongType = () => refuse("unsupported-media-type", { expected: "application/json" });
  if (request.body !== null && type !== undefined && type !== "application/json") throw wrongType();
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw refuse("body-too-large", { limit: "1 MiB" });
  const text = await readLimited(request);
  if (text.length > 0 && type === undefined) throw wrongType();
  return text;
}

async function readLimited(request: Asked): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw refuse("body-too-large", { limit: "1 MiB" });
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refuse("invalid-json");
  }
}

export function parseJson(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value));
  } catch {
    // told below, in one sentence for both cases
  }
  throw refuse("invalid-json");
}
