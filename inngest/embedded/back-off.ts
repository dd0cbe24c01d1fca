const secondsAfterAttempt = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** When to try again: what the application asked for, else ever later. */
export function retryAt(attempt: number, retryAfter: string | null, now: Date): Date {
  return askedFor(retryAfter, now) ?? new Date(now.getTime() + (secondsAfterAttempt[attempt] ?? 7200) * 1000);
}

function askedFor(retryAfter: string | null, now: Date): Date | undefined {
  if (!retryAfter) return undefined;
  if (/^\d+$/.test(retryAfter)) return new Date(now.getTime() + Number(retryAfter) * 1000);
  const instant = new Date(retryAfter);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
