import { median } from "../median";
import { exportTrail } from "./export-trail";
import type { Extent } from "./extent";
import { withFloatingWorld, type FloatingWorld } from "./floating-world";
import type { Order, Outcome } from "./load-order";
import { flushTail } from "./flush-tail";
import { measurePast } from "./measure-past";
import { takeMost } from "./take-most";

export type Ratio = { name: string; reached: number; goal: number; atMost?: true };
export type FloatingFigures = { rates: [name: string, perSecond: number][]; ratios: Ratio[] };

const hugeSeats = 100_000;

/**
 * The speed of the licence server beside that of the bare statement and of a bare server, in one run: each round measures
 * all of them in turn, so that they meet the same machine and the same tables; figures are medians over the rounds.
 */
export async function measureFloating(extent: Extent): Promise<FloatingFigures> {
  const figures = await withFloatingWorld(extent.pools, async (world) => {
    const { owner, estate } = world;
    await takeMost(owner, estate.organizationId, estate.huge, hugeSeats * 0.9);
    const seen = new Map<string, number[]>();
    // The first round warms everybody up.
    for (let round = 0; round <= extent.rounds; round++)
      for (const [name, measure] of measurements(world, extent)) {
        await world.tidy();
        const value = await measure();
        process.stdout.write(`round ${round}: ${name} ${value.toFixed(value < 100 ? 2 : 0)}\n`);
        if (round > 0) seen.set(name, [...(seen.get(name) ?? []), value]);
      }
    return new Map([...seen].map(([name, values]) => [name, median(values)]));
  });
  const { empty, full } = await measurePast(extent);
  const of = (name: string) => figures.get(name) ?? Number.NaN;
  return {
    rates: [...figures],
    ratios: [
      {
        name: "check-out through the lane ÷ (a) the statement alone",
        reached: of(names.lane) / of(names.loop),
        goal: 0.6,
      },
      { name: "check-out through the lane ÷ (b) bare Fastify", reached: of(names.lane) / of(names.bare), goal: 0.85 },
      { name: "check-out through the lane ÷ (d) through Next", reached: of(names.lane) / of(names.web), goal: 3 },
      { name: "heartbeat ÷ check-out", reached: of(names.beat) / of(names.lane), goal: 1.3 },
      { name: "one pool ÷ spread over many", reached: of(names.lane) / of(names.many), goal: 0.7 },
      { name: "a pool with a standing queue ÷ without", reached: of(names.queue) / of(names.small), goal: 0.2 },
      { name: "check-out beside an export ÷ alone", reached: of(names.beside) / of(names.lane), goal: 0.7 },
      { name: "pool of 100,000 seats, 90 % taken ÷ of 100", reached: of(names.huge) / of(names.small), goal: 0.8 },
      { name: `with ${extent.past.toLocaleString("en")} past leases ÷ empty`, reached: full / empty, goal: 0.8 },
      { name: "p99 at half the peak rate ÷ median there", reached: of(names.tail), goal: 6, atMost: true },
    ],
  };
}

const names = {
  loop: "(a) the check-out statement alone",
  bare: "(b) bare Fastify with the statement",
  lane: "(c) check-out through the lane",
  web: "(d) check-out through Next",
  beat: "heartbeat through the lane",
  many: "check-out through the lane, spread over the pools",
  beside: "check-out through the lane, beside an export",
  small: "check-out and check-in, pool of 100",
  huge: "check-out and check-in, pool of 100,000, 90 % taken",
  queue: "check-in, next served, new place; pool of 100 with a standing queue",
  tail: "p99 ÷ median at half the peak rate",
  tailOfLoop: "p99 ÷ median of the statement alone at that rate",
  tailOfDisk: "p99 ÷ median of the disk's flush alone at that rate",
};

function measurements(world: FloatingWorld, { calls, seconds }: Extent): [string, () => Promise<number>][] {
  const { estate, lane } = world;
  // The first second shows what has just been tidied and written, and no tail of ours.
  const tailAfterRest = async (load: FloatingWorld["lane"]) => {
    const pace: Partial<Order> = { kind: "paced", rate: peak / 2, targets: [estate.small] };
    await world.flush();
    await load({ ...pace, seconds: 1 });
    const { median: usual, p99 } = await load({ ...pace, seconds: seconds * 4 });
    return p99 / usual;
  };
  let made: Outcome["leases"] = [];
  let peak = 0;
  return [
    [names.loop, async () => (await world.loop({ calls })).rate],
    [names.bare, async () => (await world.bare({ calls })).rate],
    [names.lane, async () => (await lane({ calls })).rate],
    [names.web, async () => (await world.web({ calls: calls / 4 })).rate],
    [
      names.beat,
      async () => {
        made = (await lane({ calls: Math.min(calls, 2_000) })).leases;
        return (await lane({ kind: "beat", calls, leases: made })).rate;
      },
    ],
    [names.many, async () => (await lane({ calls, targets: estate.thousand })).rate],
    [
      names.beside,
      async () => {
        const running = exportTrail(world.lanePort, estate.reader);
        const { rate } = await lane({ calls });
        await running.stop();
        return rate;
      },
    ],
    [names.small, async () => (peak = (await lane({ kind: "cycle", seconds, targets: [estate.small] })).rate)],
    [names.huge, async () => (await lane({ kind: "cycle", seconds, targets: [estate.huge] })).rate],
    [
      names.queue,
      async () => {
        const { leases } = await lane({ calls: 100, targets: [estate.queued] });
        return (await lane({ kind: "queue", seconds, targets: [estate.queued], leases })).rate;
      },
    ],
    [names.tail, () => tailAfterRest(lane)],
    [names.tailOfLoop, () => tailAfterRest(world.loop)],
    [names.tailOfDisk, () => flushTail(seconds * 4, peak / 2)],
  ];
}
