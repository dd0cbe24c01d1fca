import type { Destination } from "./relay";

// Below the longest life of a transaction: the batch's rows stay locked while it is under way.
const timeoutMs = 4_000;

/** Inngest's published event API: `POST /e/<key>`; an id that the server knows already changes nothing there. */
export function eventApi(baseUrl: string, eventKey: string): Destination {
  const address = new URL(`/e/${encodeURIComponent(eventKey)}`, eventOrigin(baseUrl));
  return async (_client, events) => {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(events.map(({ id, name, data, ts }) => ({ id, name, data, ts: ts.getTime() }))),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    // The key is in the address, so the address stays out of the message.
    if (!response.ok) throw new Error(`The Inngest server answered ${response.status} to ${events.length} events`);
  };
}

/** Inngest Cloud takes events at another host than its API. */
function eventOrigin(baseUrl: string): string {
  return new URL(baseUrl).host === "api.inngest.com" ? "https://inn.gs" : baseUrl;
}
