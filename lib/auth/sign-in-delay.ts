import type { Runtime } from "@/lib/kernel/runtime";

export type DelayKind = "account" | "address" | "own-password" | "reset-account" | "reset-address";

type Policy = { free: number; longest: number };

/** Failures without a delay, and the longest delay in seconds. Many people share one address, so it gets more. */
const policies: Record<DelayKind, Policy> = {
  account: { free: 4, longest: 900 },
  address: { free: 20, longest: 900 },
  "own-password": { free: 4, longest: 900 },
  "reset-account": { free: 2, longest: 900 },
  "reset-address": { free: 20, longest: 900 },
};

/** Failures are forgotten after a quiet day. */
export const forgetAfter = 24 * 60 * 60 * 1000;

/** The row's key names nobody: a keyed hash of the e-mail address as typed, or of the network address. */
function keyOf(runtime: Runtime, kind: DelayKind, name: string): string {
  return runtime.secrets.digest(name, `sign-in-delay:${kind}`);
}

/**
 * Counts a try as failed *before* it is made, in one statement, so that tries at the same time cannot all slip through.
 * Answers 0, or the seconds to wait; a try that must wait is not counted. After the free ones each doubles the delay.
 */
export async function countTry(runtime: Runtime, kind: DelayKind, name: string): Promise<number> {
  const { free, longest } = policies[kind];
  const key = keyOf(runtime, kind, name);
  const now = runtime.now();
  const forgotten = new Date(now.getTime() - forgetAfter);
  const counted = await runtime.db.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_delay AS d (key, failures, blocked_until, updated_at) VALUES (${key}, 1, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN d.updated_at < ${forgotten} THEN 1 ELSE d.failures + 1 END,
      blocked_until = ${now}::timestamptz + CASE WHEN d.updated_at < ${forgotten} OR d.failures + 1 <= ${free} THEN interval '0'
        ELSE make_interval(secs => LEAST(${longest}, power(2, LEAST(d.failures - ${free}, 20)))) END,
      updated_at = ${now}
    WHERE d.blocked_until <= ${now}
    RETURNING d.failures`;
  return counted.length > 0 ? 0 : secondsToWait(runtime, kind, name);
}

/** Seconds until the next try is heard; 0 when it is heard now. */
export async function secondsToWait(runtime: Runtime, kind: DelayKind, name: string): Promise<number> {
  const row = await runtime.db.signInDelay.findUnique({ where: { key: keyOf(runtime, kind, name) } });
  return row ? Math.max(0, Math.ceil((row.blockedUntil.getTime() - runtime.now().getTime()) / 1000)) : 0;
}

/** After the right password, or a reset by somebody who reads the mailbox. */
export async function forgetTries(runtime: Runtime, kind: DelayKind, name: string): Promise<void> {
  await runtime.db.signInDelay.deleteMany({ where: { key: keyOf(runtime, kind, name) } });
}
