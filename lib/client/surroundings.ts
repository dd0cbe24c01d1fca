import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** What the client takes from the world around it, so that tests can hold it still. */
export type Surroundings = {
  now(): Date;
  random(size: number): Uint8Array;
  fetch(request: Request): Promise<Response>;
  /** Resolves after so many milliseconds; rejects when `signal` aborts. With `idle` it keeps no process alive. */
  wait(milliseconds: number, options?: { signal?: AbortSignal; idle?: boolean }): Promise<void>;
};

export const realSurroundings: Surroundings = {
  now: () => new Date(),
  random: (size) => randomBytes(size),
  fetch: (request) => fetch(request),
  wait: (milliseconds, { signal, idle = false } = {}) =>
    wait(milliseconds, undefined, { ref: !idle, ...(signal ? { signal } : {}) }),
};

/** A number from 0 up to, but not including, 1. */
export function fraction({ random }: Pick<Surroundings, "random">): number {
  return random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}
