import { randomBytesOf } from "@/lib/kernel/random";

const wellFormed = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/** A caller may bring an id of its own, to follow a call through both systems, if it cannot harm a log line. */
export function requestIdFrom(brought: string | string[] | undefined): string {
  return typeof brought === "string" && wellFormed.test(brought)
    ? brought
    : `req_${Buffer.from(randomBytesOf(12)).toString("hex")}`;
}
