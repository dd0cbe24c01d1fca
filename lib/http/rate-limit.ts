import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { actorId, type Actor } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { refuse, type Refusal } from "@/lib/kernel/refusal";

let limiter: RateLimiterMemory | undefined;

/** Where a credential stands: the headers of draft-ietf-httpapi-ratelimit-headers, and the refusal once it is over. */
export type Standing = { headers: Record<string, string>; refusal: Refusal | null };

/** Holds a credential to its rate on management endpoints, in this process. */
export async function holdToRate(actor: Actor): Promise<Standing> {
  limiter ??= new RateLimiterMemory({ points: env().LEASEHOLD_API_RATE, duration: 1 });
  try {
    const state = await limiter.consume(actorId(actor) ?? "system");
    return { headers: rateHeaders("management", limiter.points, state), refusal: null };
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    return {
      headers: rateHeaders("management", limiter.points, state),
      refusal: refuse("rate-limited", { retryAfter: secondsOf(state) }),
    };
  }
}

export function rateHeaders(policy: string, points: number, state: RateLimiterRes): Record<string, string> {
  const left = Math.max(0, state.remainingPoints);
  return {
    "ratelimit-policy": `"${policy}";q=${points};w=1`,
    ratelimit: `"${policy}";r=${left};t=${secondsOf(state)}`,
  };
}

export const secondsOf = (state: RateLimiterRes) => Math.max(1, Math.ceil(state.msBeforeNext / 1000));
