import type { z } from "zod";
import { poolWatch, watchPools, type watchInput } from "@/lib/floating/watch-pools";
import type { AccountActor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import { can } from "@/lib/kernel/permissions";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { eventStream, type StreamEvent } from "./event-stream";

type Options = {
  /** Who asks, looked up anew each time: null once the session has ended. */
  look(): Promise<AccountActor | null>;
  input: z.input<typeof watchInput>;
  signal: AbortSignal;
  /** How often it is asked whether the reader still may. */
  lookAgainMs?: number;
};

const usualLookAgainMs = 5_000;

/**
 * Pools as server-sent events: `pools` with what changed, first with all of it; `over` as the last one when the session has
 * ended ("signed-out") or the right was taken ("not-permitted"). Throws a Refusal before anything is sent.
 */
export async function poolStream(
  runtime: Runtime,
  { look, input, signal, lookAgainMs = usualLookAgainMs }: Options,
): Promise<Response> {
  const actor = await look();
  if (!actor) throw refuse("not-authenticated");
  const follower = poolWatch(runtime).follow(await execute(runtime, actor, watchPools, input));
  let over: StreamEvent | null = null;

  const lookAgain = async () => {
    const now = await look();
    if (now && can(now, watchPools.permission)) return;
    over = { event: "over", data: { why: now ? "not-permitted" : "signed-out" }, last: true };
    follower.end();
  };
  // While the database is away nothing is read that one might not see.
  const timer = setInterval(() => void lookAgain().catch(() => undefined), lookAgainMs);

  return eventStream({
    signal,
    ended() {
      clearInterval(timer);
      follower.end();
    },
    async next() {
      const news = await follower.next();
      return news ? { event: "pools", data: news } : over;
    },
  });
}
