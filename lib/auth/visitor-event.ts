import { z } from "zod";
import type { Origin } from "@/lib/kernel/actor";
import type { Runtime } from "@/lib/kernel/runtime";

const visitorFacts = z.object({ email: z.string(), address: z.string().optional(), requestId: z.string() });
export type VisitorFacts = z.output<typeof visitorFacts>;

/**
 * Notes what somebody who is not signed in did with an e-mail address: one sealed row in the outbox, the same work
 * whether such an account exists or not. Who it is, is looked up later, by a durable function.
 */
export async function noteVisitorEvent(runtime: Runtime, name: string, email: string, origin: Origin): Promise<void> {
  const facts = JSON.stringify({ email, address: origin.address, requestId: origin.requestId });
  const sealed = Buffer.from(runtime.secrets.seal(facts, name)).toString("base64");
  await runtime.db.outbox.create({
    data: { id: runtime.newId("outbox"), name, data: { sealed }, createdAt: runtime.now() },
  });
}

export function openVisitorEvent(runtime: Runtime, name: string, sealed: string): VisitorFacts {
  return visitorFacts.parse(JSON.parse(runtime.secrets.open(Buffer.from(sealed, "base64"), name).toString("utf8")));
}

/** Where the visitor was, for the events that are written later in their stead. */
export function visitorOrigin({ requestId, address }: VisitorFacts): Origin {
  return { requestId, channel: "web", ...(address ? { address } : {}) };
}
