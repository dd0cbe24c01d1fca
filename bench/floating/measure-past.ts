import { median } from "../median";
import type { Extent } from "./extent";
import { withFloatingWorld } from "./floating-world";

import { writePast } from "./past-leases";

/** Check-outs a second in a database without a past and in one with it, in turn. */
export function measurePast({ rounds, calls, past }: Extent): Promise<{ empty: number; full: number }> {
  return withFloatingWorld(1, (young) =>
    withFloatingWorld(1, async (old) => {
      await writePast(old.owner, old.estate.organizationId, old.estate.one, past);
      const rates: { empty: number[]; full: number[] } = { empty: [], full: [] };
      for (let round = 0; round <= rounds; round++)
        for (const [name, world] of [
          ["empty", young],
          ["full", old],
        ] as const) {
          await world.tidy();
          const { rate } = await world.lane({ calls });
          process.stdout.write(`round ${round}: check-out through the lane, ${name} ${rate.toFixed(0)}\n`);
          if (round > 0) rates[name].push(rate);
        }
      return { empty: median(rates.empty), full: median(rates.full) };
    }),
  );
}
