import { NotGenuine, Refused, Unreachable } from "./client-errors";
import type { PublicKeys } from "./public-keys";
import { jsonObject, type JsonObject } from "./read-json";
import { retryDelay, type Patience } from "./retry-delay";
import { fraction, type Surroundings } from "./surroundings";
import { verifyAnswer } from "./verify-answer";

/** How the client reaches its server. */
export type Link = {
  /** The address of the installation: `https://licences.example.com`. */
  server: string;
  key: string;
  keys: PublicKeys;
  patience: Patience;
  /** Milliseconds after which a request is given up. */
  timeout: number;
  surroundings: Surroundings;
};

type Ask = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  body?: (nonce: string) => object;
  /** Makes something: a retry must not make it twice. */
  makes?: boolean;
};

export type Exchanged = { status: number; body: JsonObject | null; nonce: string };

const temporary = new Set([429, 500, 502, 503, 504]);

/**
 * Asks the server, again after a pause where it is away or busy. The answer is verified before a word of it is believed.
 * Throws `Unreachable`, `NotGenuine` or, for a signed no, `Refused`.
 */
export async function exchange(link: Link, ask: Ask): Promise<Exchanged> {
  const { surroundings, patience } = link;
  const idempotencyKey = ask.makes ? nonceOf(surroundings) : null;
  for (let failed = 1; ; failed++) {
    const nonce = nonceOf(surroundings);
    const response = await send(link, ask, nonce, idempotencyKey).catch(() => null);
    if (response && !temporary.has(response.status)) return read(link, ask, nonce, response);
    await response?.body?.cancel();
    const chance = { luck: fraction(surroundings), now: surroundings.now() };
    const pause = retryDelay(failed, response?.headers.get("retry-after") ?? null, patience, chance);
    if (pause === null)
      throw new Unreachable(response ? `the server answered ${response.status}` : "the server cannot be reached");
    await surroundings.wait(pause);
  }
}

async function send(link: Link, ask: Ask, nonce: string, idempotencyKey: string | null): Promise<Response> {
  const { surroundings, timeout } = link;
  const giveUp = new AbortController();
  const body = ask.body && JSON.stringify(ask.body(nonce));
  const request = new Request(addressOf(link, ask), {
    method: ask.method,
    headers: {
      authorization: `License ${link.key}`,
      "leasehold-nonce": nonce,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: "error",
    signal: giveUp.signal,
  });
  const done = new AbortController();
  const late = surroundings.wait(timeout, { signal: done.signal, idle: true }).then(
    () => giveUp.abort(),
    () => undefined,
  );
  try {
    const response = await Promise.race([surroundings.fetch(request), late.then(() => null)]);
    if (response === null) throw new Unreachable("the server took too long");
    return response;
  } finally {
    done.abort();
  }
}

async function read(link: Link, ask: Ask, nonce: string, response: Response): Promise<Exchanged> {
  const { status, headers } = response;
  const bytes = new Uint8Array(
    await response.arrayBuffer().catch(() => {
      throw new Unreachable("the answer broke off");
    }),
  );
  const question = { method: ask.method, targetUri: addressOf(link, ask), nonce };
  verifyAnswer({ status, headers, body: bytes }, question, link.keys);
  const body = bytes.length === 0 ? null : jsonObject(Buffer.from(bytes).toString("utf8"), "the answer");
  if (status >= 400) throw new Refused(status, body?.plain() ?? {});
  return { status, body, nonce };
}

/** The body of an answer that must have one. */
export function bodyOf({ body }: Exchanged): JsonObject {
  if (body === null) throw new NotGenuine("the answer is empty");
  return body;
}

const addressOf = ({ server }: Link, { path }: Ask): string => new URL(path, server).href;
const nonceOf = ({ random }: Surroundings): string => Buffer.from(random(18)).toString("base64url");
