import type { IncomingMessage } from "node:http";
import type { Asked } from "@/lib/http/asked";
import { refuse } from "@/lib/kernel/refusal";

/** What no client endpoint takes is not kept either; each says its own, smaller limit. */
const mostKept = 2 * 1024 * 1024;

/** Node's request as the client endpoints read it. `host` stands in where the client named none that could be one. */
export function askedOf(request: IncomingMessage, host: string): Asked {
  const { method = "GET", headers, url: path = "/" } = request;
  const whole = method === "GET" || method === "HEAD" ? undefined : () => wholeBody(request);
  const named = `http://${headers.host ?? host}${path}`;
  return {
    method,
    url: URL.canParse(named) ? named : `http://${host}${path}`,
    headers: {
      get(name) {
        const value = headers[name];
        return value === undefined ? null : typeof value === "string" ? value : value.join(", ");
      },
    },
    body: whole ? inOnePiece(whole) : null,
    whole,
  };
}

const inOnePiece = (whole: () => Promise<Uint8Array>): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    yield await whole();
  },
});

/** The body, read once it is asked for. Of one that is too large, enough is given to see that. */
function wholeBody(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    request.on("data", (chunk: Buffer) => {
      // What comes after that flows past, so that the connection can go on.
      if (size > mostKept) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostKept) done();
    });
    request.once("end", done);
    // Half a body is no JSON; nobody is there to be told so.
    request.once("close", () => {
      if (!request.readableEnded) reject(refuse("invalid-json"));
    });
  });
}
