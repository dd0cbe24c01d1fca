/**
 * What the client endpoints read of a request. The web's `Request` has it, and so has what the front door makes of Node's
 * own, which costs a tenth of making a `Request`.
 */
export type Asked = {
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
  /** The body in one piece, where that is cheaper to have; of one that is too large, enough to see that. */
  readonly whole?: (() => Promise<Uint8Array>) | undefined;
};

/** An answer as it is written to the wire; header names in lower case. */
export type PlainAnswer = { status: number; headers: Record<string, string>; body: string };

export const responseOf = ({ status, headers, body }: PlainAnswer): Response =>
  new Response(status === 204 ? null : body, { status, headers });
