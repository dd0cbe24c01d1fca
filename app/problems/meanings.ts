export type Meaning = { means: string; again: string };

const meanings: Record<number, Meaning> = {
  400: {
    means: "The request could not be read, so nothing was looked at and nothing was changed.",
    again: "Not as it is. Correct how the request is written.",
  },
  401: {
    means:
      "The request names nobody, or its token or licence key is unknown, expired, replaced or revoked. Nothing was changed.",
    again: "With a valid token (an owner creates tokens under Settings), or a key that is in use.",
  },
  403: {
    means: "Whoever asks is known and may not do this. The attempt is in the trail. Nothing was changed.",
    again: "With another role or a token with another scope.",
  },
  404: {
    means: "Nothing stands at this address. What belongs to another organisation is answered in the same way.",
    again: "With an address or id that a list has answered.",
  },
  405: { means: "The address is right and the method is not.", again: "With a method that the header Allow names." },
  409: {
    means: "The request is well formed, and the present state of things does not allow it. Nothing was changed.",
    again: "After the state has changed: the answer says what is in the way.",
  },
  410: { means: "What was asked for has ended and does not come back.", again: "No. Ask for a new one." },
  412: {
    means: "The thing has changed since it was read, and its other change would have been lost. Nothing was changed.",
    again: "Read it again, apply the change to what it is now, and send the new ETag as If-Match.",
  },
  413: {
    means: "The body is larger than this address takes: 1 MiB, and 100 MiB for a file to import.",
    again: "With a smaller body, in several requests.",
  },
  415: {
    means: "The body is of a type that this address does not read.",
    again: "With the Content-Type that the answer names.",
  },
  422: {
    means:
      "The request was read and its content is not accepted. Where single fields are at fault, errors names each. Nothing was changed.",
    again: "With the fields corrected. An Idempotency-Key keeps its first answer, so use a new key.",
  },
  428: {
    means: "A change needs to say which state it starts from, so that nobody's change is lost. Nothing was changed.",
    again: "With the ETag of what was read as If-Match.",
  },
  429: {
    means: "More requests came than are taken in this time. Nothing was changed.",
    again: "Yes, after as many seconds as the header Retry-After says.",
  },
  500: {
    means: "A fault of Leasehold itself. It is in the log under the request's id.",
    again: "Yes, with the same Idempotency-Key: what was done once is not done again.",
  },
  501: { means: "Leasehold does not offer this.", again: "No." },
  502: {
    means: "The request was passed on and no answer came back. Whether it took effect is not known.",
    again: "Yes, with the same Idempotency-Key; without one, look first.",
  },
  503: {
    means: "Leasehold is there and not ready yet.",
    again: "Yes, after as many seconds as the header Retry-After says.",
  },
};

/** What a status means here, and whether the same may be sent again. */
export function meaningOf(status: number): Meaning {
  const meaning = meanings[status];
  if (!meaning) throw new Error(`a problem has the status ${status}, which no page explains`);
  return meaning;
}
