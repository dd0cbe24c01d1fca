import type { z } from "zod";
import type { Permission } from "@/lib/kernel/permissions";

type RouteContext = { params: Promise<Record<string, string>> };
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** What a route handler promises: the API's document is written from it. */
export type RouteContract = {
  /** The operation's name, which is also the key of its answer's schema. */
  name: string;
  kind: "command" | "query";
  permission: Permission;
  /** The schema that the handler parses its whole input with: path, query and body together. */
  input: z.ZodType;
  /** Path parameters and the input fields that they fill. */
  params?: Record<string, string>;
  status?: 200 | 201 | 202 | 204;
  ifMatch?: boolean;
  /** Says where the thing that was made, or the work that was begun, is found. */
  locates?: boolean;
  /** Takes a licence key too, and answers signed. */
  forClients?: true;
  /** Is answered without a credential too. */
  isOpen?: true;
  /** Answers 200 where what was asked for is there already. */
  mayRepeat?: true;
  /** Answers 202 where it waits for its turn. */
  mayWait?: true;
  /** May be repeated at any time, so that an Idempotency-Key means nothing to it. */
  repeats?: true;
  /** Streams its answers too, to whoever accepts `text/event-stream`. */
  streams?: true;
  /** What is sent, where it is not JSON. */
  sends?: "multipart/form-data";
  /** What is answered, where it is not JSON. */
  answers?: "text/csv";
};

export type ContractedHandler<Handler = RouteHandler> = Handler & { contract: RouteContract };

/** Ties what a handler promises to the handler itself, so that neither is written down a second time. */
export function withContract<Handler extends object>(
  contract: RouteContract,
  handler: Handler,
): ContractedHandler<Handler> {
  return Object.assign(handler, { contract });
}
