import { expect, test } from "vitest";
import { Refused, Unreachable } from "./client-errors";
import { startHeartbeats } from "./heartbeats";
import type { Surroundings } from "./surroundings";

/** A world in which chance is always the same and pauses take no time; it stops the loop after so many of them. */
function around(luck: number, most: number) {
  const pauses: number[] = [];
  const surroundings: Surroundings = {
    now: () => new Date(0),
    random: (size) => new Uint8Array(size).fill(luck),
    fetch: () => Promise.reject(new Error("nothing is sent")),
    wait: (milliseconds, { signal } = {}) => {
      pauses.push(milliseconds);
      return pauses.length < most && !signal?.aborted ? Promise.resolve() : Promise.reject(new Error("stopped"));
    },
  };
  return { surroundings, pauses };
}

/** Lets the loop run until it is stopped by its surroundings. */
async function beating(beat: () => Promise<{ heartbeatSeconds: number | null }>, luck = 0, most = 4) {
  const { surroundings, pauses } = around(luck, most);
  const missed: unknown[] = [];
  const beats = startHeartbeats(beat, surroundings, { onMissed: (error) => missed.push(error) });
  await beats.ended.catch(() => undefined);
  return { pauses, missed };
}

test("pauses are 80 to 100 per cent of the interval, by chance", async () => {
  const beat = () => Promise.resolve({ heartbeatSeconds: 600 });
  expect((await beating(beat, 0)).pauses).toEqual([480_000, 480_000, 480_000, 480_000]);
  for (const pause of (await beating(beat, 255)).pauses) {
    expect(pause).toBeGreaterThan(599_000);
    expect(pause).toBeLessThan(600_000);
  }
});

test("after a failure it tries again within a tenth of the interval: several times before the machine counts as dead", async () => {
  let beats = 0;
  const beat = () =>
    beats++ === 0 ? Promise.resolve({ heartbeatSeconds: 600 }) : Promise.reject(new Unreachable("away"));
  const { pauses, missed } = await beating(beat, 255);
  expect(pauses[0]).toBeGreaterThan(590_000);
  for (const pause of pauses.slice(1)) expect(pause).toBeLessThanOrEqual(60_000);
  expect(missed).toHaveLength(3);
});

test("where the licence asks for none, the loop ends", async () => {
  expect((await beating(() => Promise.resolve({ heartbeatSeconds: null }))).pauses).toEqual([]);
});

test("a signed no ends the loop and is told", async () => {
  const { surroundings, pauses } = around(0, 9);
  const lost: string[] = [];
  const refused = new Refused(409, { type: "/problems/activation-ended" });
  const beats = startHeartbeats(() => Promise.reject(refused), surroundings, {
    onLost: ({ code }) => void lost.push(code),
  });
  await beats.ended;
  expect(lost).toEqual(["activation-ended"]);
  expect(pauses).toEqual([]);
});

test("stopped, it sends nothing more", async () => {
  let beats = 0;
  const { surroundings } = around(0, 9);
  const loop = startHeartbeats(() => Promise.resolve({ heartbeatSeconds: ++beats ? 600 : null }), {
    ...surroundings,
    wait: (_, { signal } = {}) =>
      new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new Error("stopped")))),
  });
  await Promise.resolve();
  loop.stop();
  await loop.ended;
  expect(beats).toBe(1);
});
