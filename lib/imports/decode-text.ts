import iconv from "iconv-lite";
import type { Encoding } from "./detect-encoding";

/** The bytes of a file from an offset on, however they are stored. */
export type ByteSource = (start: number) => AsyncIterable<Uint8Array>;

/** How many bytes of the file a piece of its decoded text took. */
export function encodedLength(text: string, encoding: Encoding): number {
  if (encoding === "utf-8") return Buffer.byteLength(text);
  return encoding === "windows-1252" ? text.length : text.length * 2;
}

export function markLength(head: Uint8Array, encoding: Encoding): number {
  if (encoding === "utf-8") return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (encoding === "utf-16le") return head[0] === 0xff && head[1] === 0xfe ? 2 : 0;
  if (encoding === "utf-16be") return head[0] === 0xfe && head[1] === 0xff ? 2 : 0;
  return 0;
}

/** Decodes as it streams. Start behind a byte-order mark: here it would be taken for text. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = streamDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.write(chunk);
    if (text) yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

// Node's own windows-1252 decoder leaves 0x80–0x9f (“ ” – €) as control characters.
function streamDecoder(encoding: Encoding): { write(chunk: Uint8Array): string; end(): string | undefined } {
  if (encoding === "windows-1252") {
    const decoder = iconv.getDecoder("win1252");
    return { write: (chunk) => decoder.write(Buffer.from(chunk)), end: () => decoder.end() };
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}
