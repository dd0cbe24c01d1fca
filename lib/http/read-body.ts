import { refuse } from "@/lib/kernel/refusal";
import type { Asked } from "./asked";

const limit = 1024 * 1024;

/** The JSON body of a request as text, at most 1 MiB, refused by its type before it is read. */
export async function readJsonText(request: Asked): Promise<string> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const wrongType = () => refuse("unsupported-media-type", { expected: "application/json" });
  if (request.body !== null && type !== undefined && type !== "application/json") throw wrongType();
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const text = await readLimited(request);
  if (text.length > 0 && type === undefined) throw wrongType();
  return text;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

async function readLimited(request: Asked): Promise<string> {
  const bytes = request.whole ? await request.whole() : await inPieces(request);
  if (bytes.byteLength > limit) throw tooLarge();
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse("invalid-json");
  }
}

const tooLarge = () => refuse("body-too-large", { limit: "1 MiB" });

async function inPieces(request: Asked): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
