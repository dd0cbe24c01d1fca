type Signs = { activatedAt: Date; lastHeartbeatAt: Date | null };

/** How long a machine may be silent beyond its interval before it counts as dead: half the interval again. */
export const tolerance = 0.5;

/**
 * The instant at which a machine counts as dead unless it sends a heartbeat before: one and a half intervals after its
 * last (or after its activation, where it never sent one). Null for a licence without heartbeats.
 */
export function diesAt({ activatedAt, lastHeartbeatAt }: Signs, heartbeatSeconds: number | null): Date | null {
  if (heartbeatSeconds === null) return null;
  const last = lastHeartbeatAt !== null && lastHeartbeatAt > activatedAt ? lastHeartbeatAt : activatedAt;
  return new Date(last.getTime() + heartbeatSeconds * (1 + tolerance) * 1_000);
}

export function isDead(signs: Signs, heartbeatSeconds: number | null, now: Date): boolean {
  const end = diesAt(signs, heartbeatSeconds);
  return end !== null && end <= now;
}

/** Machines whose last sign is no later than this are dead. Null for a licence without heartbeats. */
export function deadSince(heartbeatSeconds: number | null, now: Date): Date | null {
  return heartbeatSeconds === null ? null : new Date(now.getTime() - heartbeatSeconds * (1 + tolerance) * 1_000);
}
