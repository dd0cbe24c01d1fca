import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/kernel/env";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { rateHeaders, secondsOf, type Standing } from "./rate-limit";

type Limit = { name: "address" | "credential"; limiter: RateLimiterMemory };

let limits: { address: Limit; credential: Limit } | undefined;

function limitsNow() {
  limits ??= {
    address: {
      name: "address",
      limiter: new RateLimiterMemory({ points: env().LEASEHOLD_CLIENT_ADDRESS_RATE, duration: 1 }),
    },
    credential: {
      name: "credential",
      limiter: new RateLimiterMemory({ points: env().LEASEHOLD_CLIENT_RATE, duration: 1 }),
    },
  };
  return limits;
}

/** Holds an address to its rate on client endpoints, in this process. */
export const holdAddress = (address: string | undefined): Promise<Standing> =>
  hold(limitsNow().address, address ?? "unknown");

/** Holds a licence key or token to its rate on client endpoints, in this process. */
export const holdCredential = (id: string): Promise<Standing> => hold(limitsNow().credential, id);

async function hold({ name, limiter }: Limit, who: string): Promise<Standing> {
  try {
    return { headers: rateHeaders(name, limiter.points, await limiter.consume(who)), refusal: null };
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    const refusal: Refusal = refuse("rate-limited", { retryAfter: secondsOf(state) });
    return { headers: rateHeaders(name, limiter.points, state), refusal };
  }
}
