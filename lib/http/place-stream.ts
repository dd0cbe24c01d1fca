import { currentRuntime, withRuntime } from "@/lib/kernel/default-runtime";
import { responseOf, type PlainAnswer } from "./asked";
import type { ClientHandler } from "./client-route";
import { eventStream, type StreamEvent } from "./event-stream";

type Streaming = {
  /** Answers at once: what is refused is refused as ever. */
  now: ClientHandler;
  /** The same once there is news, or after a few seconds. */
  next: ClientHandler;
  /** What the path says for `next`, beside its own parameters. */
  patience: Record<string, string>;
  /** Whether an answer is the last one. */
  isLast(body: string): boolean;
  /** Whether this process is about to end: the client connects again, to another. */
  isClosing(): boolean;
  /** How long one stream lasts, ms. */
  longestMs?: number;
};

/**
 * A machine that lost its power hangs nothing up, and what is sent to it is taken to be on its way for a quarter of an hour:
 * whoever is there asks again after a minute.
 */
const usualLongestMs = 60_000;
const awayMs = 1_000;
const asksForStream = (request: Request) => /\btext\/event-stream\b/i.test(request.headers.get("accept") ?? "");

/**
 * A route that also streams, to whoever accepts `text/event-stream`: event `place` with the very answer that a question
 * would have got, whenever it is another one; `problem` as the last where it is refused. Before each stands `signature`, with
 * the headers that sign that answer. Every look authenticates anew, so that a revoked credential ends the stream; a database
 * that is away does not.
 */
export function orPlaceStream(streaming: Streaming): ClientHandler {
  const { now, next, patience, isLast, isClosing, longestMs = usualLongestMs } = streaming;
  const handler = async (request: Request, context: { params: Promise<Record<string, string>> }) => {
    const path = await context.params;
    const first = await now.plainly(request, path);
    if (!asksForStream(request) || first.status !== 200) return responseOf(first);
    // The reader pulls, from wherever it is.
    const runtime = currentRuntime();
    let isGone = false;
    let told: string | null = null;
    const until = performance.now() + longestMs;
    const place = (answer: PlainAnswer): StreamEvent => {
      told = answer.body;
      return { event: "place", ...signed(answer), ...(isLast(answer.body) ? { last: true } : {}) };
    };
    return eventStream({
      signal: request.signal,
      ended: () => void (isGone = true),
      async next() {
        if (told === null) return place(first);
        while (!isGone && !isClosing() && performance.now() < until) {
          const answer = await withRuntime(runtime, () => next.plainly(request, { ...path, ...patience }));
          if (answer.status === 200 && answer.body !== told) return place(answer);
          if (answer.status >= 500) await new Promise((resolve) => setTimeout(resolve, awayMs));
          else if (answer.status !== 200) return { event: "problem", ...signed(answer), last: true };
        }
        return null;
      },
    });
  };
  return Object.assign(handler, { contract: { ...now.contract, streams: true as const }, plainly: now.plainly });
}

/** What an answer says, with what signs it: its text is what JSON makes of it again. */
function signed({ body, headers }: PlainAnswer): Pick<StreamEvent, "data" | "signature"> {
  const { "content-digest": contentDigest, "signature-input": signatureInput, signature } = headers;
  return { data: JSON.parse(body), ...(signature ? { signature: { contentDigest, signatureInput, signature } } : {}) };
}
