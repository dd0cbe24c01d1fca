import { randomBytes } from "node:crypto";
import type { Origin } from "@/lib/kernel/actor";

const wellFormed = /^[A-Za-z0-9_-]{8,64}$/;

/** Request id and client address as the front door states them; it overwrites what a client claims. */
export function originOf(request: { headers: Pick<Headers, "get"> }, channel: Origin["channel"] = "api"): Origin {
  const given = request.headers.get("x-request-id");
  const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return {
    requestId: given !== null && wellFormed.test(given) ? given : `rid_${randomBytes(12).toString("hex")}`,
    channel,
    ...(address ? { address } : {}),
  };
}
