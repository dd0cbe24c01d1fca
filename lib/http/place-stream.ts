import { currentRuntime, withRuntime } from "@/lib/kernel/default-runtime";
import { responseOf } from "./asked";
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
};

const awayMs = 1_000;
const asksForStream = (request: Request) => /\btext\/event-stream\b/i.test(request.headers.get("accept") ?? "");

/**
 * A route that also streams, to whoever accepts `text/event-stream`: event `place` with the very answer that a question
 * would have got, whenever it is another one; `problem` as the last where it is refused. Every look authenticates anew, so
 * that a revoked credential ends the stream; a database that is away does not.
 */
export function orPlaceStream({ now, next, patience, isLast, isClosing }: Streaming): ClientHandler {
  const handler = async (request: Request, context: { params: Promise<Record<string, string>> }) => {
    const path = await context.params;
    const first = await now.plainly(request, path);
    if (!asksForStream(request) || first.status !== 200) return responseOf(first);
    // The reader pulls, from wherever it is.
    const runtime = currentRuntime();
    let isGone = false;
    let told: string | null = null;
    const place = (body: string): StreamEvent => {
      told = body;
      return { event: "place", data: JSON.parse(body), ...(isLast(body) ? { last: true } : {}) };
    };
    return eventStream({
      signal: request.signal,
      ended: () => void (isGone = true),
      async next() {
        if (told === null) return place(first.body);
        while (!isGone && !isClosing()) {
          const { status, body } = await withRuntime(runtime, () => next.plainly(request, { ...path, ...patience }));
          if (status === 200 && body !== told) return place(body);
          if (status >= 500) await new Promise((resolve) => setTimeout(resolve, awayMs));
          else if (status !== 200) return { event: "problem", data: JSON.parse(body), last: true };
        }
        return null;
      },
    });
  };
  return Object.assign(handler, { contract: now.contract, plainly: now.plainly });
}
