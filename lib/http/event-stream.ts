/** One server-sent event; after a `last` one the stream ends. `signature`: of the very text of its data, told before it. */
export type StreamEvent = { event: string; data: unknown; signature?: object; last?: true };

type Options = {
  /** Asked for an event only once the reader has taken the one before: nothing piles up for who reads slowly. Null ends the stream. */
  next(): Promise<StreamEvent | null>;
  /** The reader has gone, or the stream has ended: called once. */
  ended(): void;
  /** Aborted when the request is. */
  signal: AbortSignal;
  /** How long nothing may be said before a comment shows that the line is alive. */
  aliveMs?: number;
};

/** Shorter than the silence after which proxies close a connection. */
const usualAliveMs = 15_000;
/** How soon a browser comes back after a break. */
const retryMs = 1_000;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // `no-transform` keeps compression away, which would hold events back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** An answer of server-sent events, as in the HTML standard: each as soon as there is one, and as fast as they are read. */
export function eventStream({ next, ended, signal, aliveMs = usualAliveMs }: Options): Response {
  const encoder = new TextEncoder();
  let awaited: Promise<StreamEvent | null> | null = null;
  let hasEnded = false;
  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    ended();
  };

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
        if (signal.aborted) end();
        signal.addEventListener("abort", end, { once: true });
      },
      async pull(controller) {
        awaited ??= next();
        const said = await within(awaited, aliveMs);
        if (said === "nothing yet") return controller.enqueue(encoder.encode(": alive\n\n"));
        awaited = null;
        if (said) controller.enqueue(encoder.encode(textOf(said)));
        if (said && !said.last) return;
        end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers });
}

function textOf({ event, data, signature }: StreamEvent): string {
  const one = (name: string, said: unknown) => `event: ${name}\ndata: ${JSON.stringify(said)}\n\n`;
  return `${signature ? one("signature", signature) : ""}${one(event, data)}`;
}

async function within<Value>(awaited: Promise<Value>, ms: number): Promise<Value | "nothing yet"> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<"nothing yet">((resolve) => {
    timer = setTimeout(() => resolve("nothing yet"), ms);
  });
  try {
    return await Promise.race([awaited, silence]);
  } finally {
    clearTimeout(timer);
  }
}
