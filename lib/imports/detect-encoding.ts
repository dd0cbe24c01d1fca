import { UnreadableFile } from "./unreadable-file";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

const sniffBytes = 4096;

const signatures: [bytes: number[], sentence: string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    "This is an Excel workbook or another zip file, whatever its name says. Save it as CSV and upload that.",
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is an old Excel workbook. Save it as CSV and upload that."],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF document. Upload a CSV file, or a log as it was written."],
  [[0x1f, 0x8b], "This file is compressed with gzip. Unpack it and upload the file inside."],
  [[0xff, 0xfe, 0x00, 0x00], "This file is written in UTF-32. Save it as CSV in UTF-8."],
];
const notText = "This is not a text file. Upload a CSV file, or a log as it was written.";

/** Looks at a file's bytes as they pass. Only the last byte decides between UTF-8 and Windows-1252. */
export interface EncodingDetector {
  push(chunk: Uint8Array): void;
  finish(): Encoding;
}

export function encodingDetector(): EncodingDetector {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let head = Buffer.alloc(0);
  let total = 0;
  let controls = 0;
  let nulls = 0;
  let invalidUtf8 = false;

  return {
    push(chunk) {
      total += chunk.length;
      if (head.length < sniffBytes) head = Buffer.concat([head, chunk.subarray(0, sniffBytes - head.length)]);
      for (const byte of chunk) {
        if (byte === 0) nulls += 1;
        else if (byte < 9 || (byte > 13 && byte < 27) || byte === 127) controls += 1;
      }
      if (!invalidUtf8) invalidUtf8 = !decodes(utf8, chunk);
    },
    finish() {
      if (total === 0) throw new UnreadableFile("The file is empty.");
      for (const [bytes, sentence] of signatures) if (startsWith(head, bytes)) throw new UnreadableFile(sentence);
      if (startsWith(head, [0xff, 0xfe])) return "utf-16le";
      if (startsWith(head, [0xfe, 0xff])) return "utf-16be";
      const wide = nulls > 0 ? utf16WithoutMark(head) : null;
      if (wide) return wide;
      if (nulls > 0 || controls > total / 50) throw new UnreadableFile(notText);
      invalidUtf8 ||= !decodes(utf8, null);
      if (!invalidUtf8) return "utf-8";
      if (startsWith(head, [0xef, 0xbb, 0xbf])) {
        throw new UnreadableFile(
          "The file is marked as UTF-8 but holds bytes that are not. Save it again as CSV in UTF-8.",
        );
      }
      return "windows-1252";
    },
  };
}

function decodes(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Western text in UTF-16 has a zero in nearly every second byte, and in none of the others. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [position, byte] of head.entries()) if (byte === 0) zeros[position % 2 === 0 ? 0 : 1] += 1;
  const pairs = Math.floor(head.length / 2);
  if (pairs === 0) return null;
  if (zeros[1] > pairs * 0.4 && zeros[0] === 0) return "utf-16le";
  if (zeros[0] > pairs * 0.4 && zeros[1] === 0) return "utf-16be";
  return null;
}

function startsWith(head: Buffer, bytes: number[]): boolean {
  return bytes.every((byte, position) => head[position] === byte);
}
