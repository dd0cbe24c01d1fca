import { Refused } from "./client-errors";
import { fraction, type Surroundings } from "./surroundings";

type Beat = { heartbeatSeconds: number | null };

export type Heartbeats = {
  stop(): void;
  /** Resolves once the first heartbeat was sent, or has failed. */
  begun: Promise<void>;
  /** Resolves once the loop has ended, for whatever reason. */
  ended: Promise<void>;
};

type Options = {
  /** The machine holds its unit no more: it was deactivated, moved or freed. The loop has ended. */
  onLost?: ((error: Refused) => void | Promise<void>) | undefined;
  /** A heartbeat that failed for now; the next one comes sooner. */
  onMissed?: ((error: unknown) => void) | undefined;
};

/**
 * Sends heartbeats as often as the licence asks for until it is stopped, the machine is active no more, or the licence
 * asks for none. Pauses are 80 to 100 per cent of the interval, by chance, so that machines started together spread
 * out; after a failure a tenth of it, so that several tries fit in before the machine counts as dead (half an
 * interval late).
 */
export function startHeartbeats(
  beat: () => Promise<Beat>,
  surroundings: Surroundings,
  { onLost, onMissed }: Options = {},
): Heartbeats {
  const stop = new AbortController();
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = run().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return { stop: () => stop.abort(), begun: Promise.race([begun, ended]), ended };

  async function run(): Promise<void> {
    let interval: number | null = null;
    while (!stop.signal.aborted) {
      let share = 0.8 + fraction(surroundings) / 5;
      try {
        interval = (await beat()).heartbeatSeconds;
      } catch (error) {
        if (error instanceof Refused) return void (await onLost?.(error));
        onMissed?.(error);
        share = share / 10;
      }
      begin();
      if (interval === null && share > 0.5) return;
      await surroundings.wait((interval ?? 60) * 1_000 * share, { signal: stop.signal, idle: true });
    }
  }
}
