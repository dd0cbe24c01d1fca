import type { ExpiryBehavior, LicenseTerm } from "@/lib/db/generated/enums";
import { outlivesItsEnd } from "@/lib/licenses/require-usable";
import type { TermInstants } from "@/lib/licenses/term-dates";

type Asked = { now: Date; ttl: number };
type License = { term: LicenseTerm; expiryBehavior: ExpiryBehavior };

/**
 * When a file asked for `ttl` seconds ends: never after the licence does (its grace included), since nothing that happens
 * later reaches a machine without a network. What may be used after its end has no such limit.
 */
export function fileEnd({ now, ttl }: Asked, license: License, { endsAt, graceUntil }: TermInstants): Date {
  const asked = new Date(now.getTime() + ttl * 1000);
  const last = outlivesItsEnd(license) ? null : (graceUntil ?? endsAt);
  return last && last < asked ? last : asked;
}
