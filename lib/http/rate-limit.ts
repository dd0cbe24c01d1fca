import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { actorId, type Actor } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { refuse } from "@/lib/kernel/refusal";

let limiter: RateLimiterMemory | undefined;

/**
 * Holds a credential to its rate on management endpoints, in this process. Answers the headers of
 * draft-ietf-httpapi-ratelimit-headers; refuses with the seconds to wait.
 */
export async function holdToRate(actor: Actor): Promise<Record<string, string>> {
  limiter ??= new RateLimiterMemory({ points: env().LEASEHOLD_API_RATE, duration: 1 });
  const policy = { "ratelimit-policy": `"management";q=${limiter.points};w=1` };
  try {
    const state = await limiter.consume(actorId(actor) ?? "system");
    return { ...policy, ratelimit: `"management";r=${state.remainingPoints};t=${Math.ceil(state.msBeforeNext / 1000)}` };
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    throw refuse("rate-limited", { retryAfter: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) });
  }
}
