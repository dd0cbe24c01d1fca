import iconv from "iconv-lite";
import type { ByteSource } from "./decode-text";
import type { Encoding } from "./detect-encoding";

export function inPieces(bytes: Uint8Array, size: number): ByteSource {
  return async function* (start) {
    for (let at = start; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

export function bytesOf(text: string, encoding: Encoding): Buffer {
  return iconv.encode(text, encoding === "windows-1252" ? "win1252" : encoding, { addBOM: false });
}
