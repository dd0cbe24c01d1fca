import { expect, test } from "vitest";
import { readMultipartFile } from "./multipart-file";

const boundary = "----edge";
const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nName\r\nAda\r\n`;

function sent(start: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Request {
  const body = new ReadableStream<Uint8Array>({ start });
  const init = {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body,
    duplex: "half",
  };
  return new Request("http://leasehold.test/api/v1/imports", init);
}

async function readAll(request: Request): Promise<string> {
  const { bytes } = await readMultipartFile(request, 1000);
  let text = "";
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

test("fields behind the file are known once it was read", async () => {
  const tail = `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\npeople\r\n--${boundary}--\r\n`;
  const request = sent((controller) => {
    controller.enqueue(Buffer.from(head));
    controller.enqueue(Buffer.from(`\r\n${tail}`));
    controller.close();
  });
  const file = await readMultipartFile(request, 1000);
  let text = "";
  for await (const chunk of file.bytes) text += Buffer.from(chunk).toString();
  expect([file.fileName, text, [...(await file.fields())]]).toEqual(["a.csv", "Name\r\nAda\r\n", [["kind", "people"]]]);
});

test("a body that breaks off is told as such, and nobody waits for the rest", async () => {
  const closed = sent((controller) => {
    controller.enqueue(Buffer.from(head));
    controller.close();
  });
  await expect(readAll(closed)).rejects.toMatchObject({ code: "unsupported-media-type" });
  const failed = sent((controller) => {
    controller.enqueue(Buffer.from(head));
    setTimeout(() => controller.error(new Error("gone")), 20);
  });
  await expect(readAll(failed)).rejects.toMatchObject({ code: "unsupported-media-type" });
});
