import { z } from "zod";
import type { Context } from "@/lib/kernel/operation";

/** Outbox events about people: what durable functions subscribe to, and how they read the data. */
export const personDeparted = {
  name: "person/departed",
  data: z.object({ organizationId: z.string(), personId: z.string(), departedAt: z.iso.datetime() }),
} as const;

const personReturned = {
  name: "person/returned",
  data: z.object({ organizationId: z.string(), personId: z.string() }),
} as const;

export function emitDeparted(ctx: Context, personId: string): void {
  ctx.emit(personDeparted.name, { personId, departedAt: ctx.now.toISOString() });
}

export function emitReturned(ctx: Context, personId: string): void {
  ctx.emit(personReturned.name, { personId });
}
