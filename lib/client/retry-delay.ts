/** When to ask again, in milliseconds. */
export type Patience = {
  /** How often in all; 1 is no second try. */
  attempts: number;
  /** The first pause; each further one is twice as long. */
  firstPause: number;
  /** A server that asks for a longer pause than this is given up for now. */
  longestPause: number;
};

export const usualPatience: Patience = { attempts: 4, firstPause: 500, longestPause: 15_000 };

/**
 * The pause before another try, or null where it is not worth it. A server's Retry-After (seconds, or a date) is kept to
 * and never undercut; without it the pause doubles each time. Up to half as much again is added by chance (`luck`, 0 to
 * 1), so that a thousand clients that failed together do not come back together.
 */
export function retryDelay(
  failed: number,
  retryAfter: string | null,
  { attempts, firstPause, longestPause }: Patience,
  { luck, now }: { luck: number; now: Date },
): number | null {
  if (failed >= attempts) return null;
  const asked = retryAfter === null ? null : pauseOf(retryAfter, now);
  if (asked !== null && asked > longestPause) return null;
  const pause = asked ?? Math.min(longestPause, firstPause * 2 ** (failed - 1));
  return Math.round(pause * (1 + luck / 2));
}

function pauseOf(retryAfter: string, now: Date): number | null {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const at = new Date(retryAfter).getTime();
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
