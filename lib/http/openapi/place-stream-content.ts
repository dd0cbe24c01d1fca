import { clientExamples } from "./client-examples";

const waiting = {
  status: "waiting",
  position: 2,
  estimatedWaitSeconds: 540,
  expiresAt: "2026-11-24T09:10:00.000Z",
};
const signature = {
  contentDigest: "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
  signatureInput:
    'leasehold=("@status" "content-digest" "@method";req "@target-uri";req);created=1795508400;keyid="Q…";alg="ed25519"',
  signature: "leasehold=:dGhlIHNpZ25hdHVyZSBvZiB0aGUgZGF0YQ==:",
};
const problem = {
  type: "/problems/license-key-refused",
  title: "The licence key is refused",
  status: 401,
  detail: "The key was revoked. Send a valid key as Authorization: License.",
  instance: "/api/v1/queue/que_01kav6x9q3m7t0v4c1kb8f2h5r",
  requestId: "req_5fde4468c3b6029f3a0355d7",
};

const written = (event: string, data: object | undefined) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
const signed = (event: string, data: object | undefined) => `${written("signature", signature)}${written(event, data)}`;

/** The place in the queue as server-sent events, as the document describes it. */
export const placeStreamContent = {
  schema: {
    type: "string",
    description: [
      "Server-sent events, to whoever sends `Accept: text/event-stream`:",
      "- `place`: the same JSON as the plain answer, at first and whenever it changes. After one whose `status` is not `waiting` the stream ends.",
      "- `problem`: a problem, as the last event, where the place may not be seen any more (a key was revoked, say).",
      "- `signature`: before each of the two, `{ contentDigest, signatureInput, signature }`: what the headers of the same names say of a plain answer. They sign the very text of the data that follows, with the status 200 of a place or the `status` of the problem.",
      "- a comment (`: alive`) every 15 seconds.",
      "",
      "Without such a `place` or `problem` as the last event the client asks again: a stream lasts for a minute, and ends with the process that holds it. The stream is the sign of life that keeps the place; two minutes after it broke the place is given up.",
    ].join("\n"),
  },
  examples: {
    waits: { summary: "A place, and the seat once it is granted", value: exampleOfGrant() },
    refused: {
      summary: "A key that is revoked meanwhile",
      value: `${signed("place", waiting)}${signed("problem", problem)}`,
    },
  },
};

function exampleOfGrant(): string {
  return `retry: 1000\n\n${signed("place", waiting)}: alive\n\n${signed("place", clientExamples["floating.ticket"]?.answer)}`;
}
