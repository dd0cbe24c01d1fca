import { log } from "@/lib/kernel/log";
import { changeOf, type LivePool, type PoolChange } from "./live-pool";
import type { WatchedPool } from "./live-pools.sql";

/** What a follower is told. `isAway`: the database did not answer, and what is shown may be old. */
export type PoolNews = { isAway: boolean; pools: PoolChange[] };

export type Follower = {
  /**
   * What is new to this follower, once there is anything; null once it has ended. However long it did not ask, it is told
   * the newest state and none between: nothing is kept for it but what it was told last.
   */
  next(): Promise<PoolNews | null>;
  end(): void;
};

type Reading = { watched: WatchedPool; pool: LivePool };
type Options = {
  read(watched: WatchedPool[]): Promise<Reading[]>;
  /** Waits until it is time to read again, after a reading that took so many milliseconds. */
  pause(tookMs: number): Promise<void>;
};
type Inner = { pools: readonly WatchedPool[]; told: Map<string, LivePool>; wake(): void };

const keyOf = ({ organizationId, poolId, detailed }: WatchedPool) => `${organizationId}/${poolId}/${detailed}`;

/** One reader for all who watch pools in this process: it reads while anybody does, each pool once, and wakes them on a change. */
export function createPoolWatch({ read, pause }: Options) {
  const followers = new Set<Inner>();
  const newest = new Map<string, { text: string; pool: LivePool }>();
  let isRunning = false;
  let isAway = false;

  async function readOnce(): Promise<void> {
    const watched = new Map([...followers].flatMap(({ pools }) => pools.map((pool) => [keyOf(pool), pool])));
    const wasAway = isAway;
    let isNew = false;
    try {
      for (const reading of await read([...watched.values()])) {
        const key = keyOf(reading.watched);
        const text = JSON.stringify(reading.pool);
        if (newest.get(key)?.text === text) continue;
        newest.set(key, { text, pool: reading.pool });
        isNew = true;
      }
      isAway = false;
    } catch (error) {
      isAway = true;
      if (!wasAway) log.warn({ err: error }, "the pools that are watched could not be read");
    }
    for (const key of newest.keys()) if (!watched.has(key)) newest.delete(key);
    if (isNew || isAway !== wasAway) for (const follower of followers) follower.wake();
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (followers.size > 0) {
      const began = performance.now();
      await readOnce();
      await pause(performance.now() - began);
    }
    newest.clear();
    isRunning = false;
  }

  function newsFor({ pools, told }: Inner): PoolChange[] {
    return pools.flatMap((pool) => {
      const key = keyOf(pool);
      const now = newest.get(key)?.pool;
      const change = now ? changeOf(told.get(key), now) : null;
      if (now) told.set(key, now);
      return change ? [change] : [];
    });
  }

  return {
    follow(pools: readonly WatchedPool[]): Follower {
      let hasEnded = false;
      let toldAway = false;
      const inner: Inner = { pools, told: new Map(), wake: () => undefined };
      followers.add(inner);
      if (!isRunning) void run();
      return {
        async next() {
          while (!hasEnded) {
            const changes = newsFor(inner);
            if (changes.length > 0 || isAway !== toldAway) {
              toldAway = isAway;
              return { isAway, pools: changes };
            }
            await new Promise<void>((resolve) => (inner.wake = resolve));
          }
          return null;
        },
        end() {
          hasEnded = true;
          followers.delete(inner);
          inner.wake();
        },
      };
    },
  };
}
