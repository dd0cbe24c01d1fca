import { Readable } from "node:stream";
import busboy from "busboy";
import { Refusal, refuse } from "@/lib/kernel/refusal";

/** A form with one file, taken as it arrives. */
export interface MultipartFile {
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
  /** The other fields; known for certain once the file has been read to its end. */
  fields(): Promise<ReadonlyMap<string, string>>;
}

const limits = { files: 1, fields: 20, fieldSize: 256 * 1024, parts: 30 };

/** Reads the form up to the file's first byte. One byte more than allowed is passed on, for the reader to refuse. */
export async function readMultipartFile(request: Request, largest: number): Promise<MultipartFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;(?=.*\bboundary=[^;\s])/i.test(type) || !request.body)
    throw refuse("unsupported-media-type", { expected: "multipart/form-data with a field named file" });
  const form = openForm(type, largest + 1);
  const fields = new Map<string, string>();
  const body = Readable.from(request.body);
  const ended = new Promise<void>((resolve, reject) => {
    form.on("close", resolve);
    form.on("error", () => reject(brokenOff()));
    body.on("error", () => reject(brokenOff()));
  });
  ended.catch(() => undefined);
  form.on("field", (name, value) => void fields.set(name, value));
  const arrived = new Promise<MultipartFile>((resolve, reject) => {
    form.on("file", (name, stream, { filename }) => {
      if (name !== "file") return void stream.resume();
      body.on("error", (error) => stream.destroy(error));
      resolve({ fileName: filename ?? "", bytes: whole(stream), fields: () => ended.then(() => fields) });
    });
    ended.then(() => reject(new Refusal("invalid-input", {}, [{ pointer: "/file", detail: "is needed" }])), reject);
  });
  body.pipe(form);
  return arrived;
}

const brokenOff = () => refuse("unsupported-media-type", { expected: "a whole multipart/form-data body" });

function openForm(type: string, fileSize: number): busboy.Busboy {
  try {
    return busboy({ headers: { "content-type": type }, defParamCharset: "utf8", limits: { ...limits, fileSize } });
  } catch {
    throw brokenOff();
  }
}

/** The sender went away, or said less than was announced. */
async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw brokenOff();
  }
}
