import { outcomeOf, type Order, type Outcome } from "./load-order";

type Lease = Outcome["leases"][number];
type Target = Order["targets"][number];

/** One connection to what is measured, which makes one call at a time. */
export type Caller = {
  checkOut(target: Target, user: string): Promise<{ id: string; token: number }>;
  beat(target: Target, lease: Lease): Promise<void>;
  checkIn(target: Target, lease: Lease): Promise<void>;
  /** Takes a place in the queue, where nothing is free. */
  queueUp(target: Target, user: string): Promise<string>;
  /** What a place has come to: null while it waits. */
  look(target: Target, ticket: string): Promise<{ id: string; token: number } | null>;
  close(): Promise<void> | void;
};

/** Carries an order out over as many callers as it asks for. */
export async function makeLoad(order: Order, open: () => Promise<Caller>): Promise<Outcome> {
  const callers = await Promise.all(Array.from({ length: order.atOnce }, open));
  try {
    return await work(order, callers);
  } finally {
    await Promise.all(callers.map((caller) => caller.close()));
  }
}

async function work(order: Order, callers: Caller[]): Promise<Outcome> {
  const { kind, targets, leases } = order;
  const times: number[] = [];
  const made: Lease[] = [];
  let next = 0;
  const began = performance.now();
  const until = began + order.seconds * 1000;
  const targetAt = (n: number): Target => {
    const target = targets[n];
    if (!target) throw new Error("there is nobody to call");
    return target;
  };
  const checkOut = async (caller: Caller, n: number, due: number): Promise<Lease> => {
    const target = n % targets.length;
    const lease = { ...(await caller.checkOut(targetAt(target), `${order.prefix}-${n}`)), target };
    times.push(performance.now() - due);
    return lease;
  };
  const checkIn = (caller: Caller, lease: Lease) => caller.checkIn(targetAt(lease.target), lease);

  const held = [...leases];
  const waiting: string[] = [];
  const takePlace = async (caller: Caller, n: number) => {
    waiting.push(await caller.queueUp(targetAt(0), `${order.prefix}-${n}`));
  };
  if (kind === "queue") for (const caller of callers) await takePlace(caller, next++);

  const carryOut: Record<Order["kind"], (caller: Caller) => Promise<void>> = {
    async out(caller) {
      for (let n = next++; n < order.calls; n = next++) made.push(await checkOut(caller, n, performance.now()));
    },
    async beat(caller) {
      for (let n = next++; n < order.calls; n = next++) {
        const due = performance.now();
        const lease = leases[n % leases.length];
        if (lease) await caller.beat(targetAt(lease.target), lease);
        times.push(performance.now() - due);
      }
    },
    async cycle(caller) {
      while (performance.now() < until) await checkIn(caller, await checkOut(caller, next++, performance.now()));
    },
    // Whoever returns a lease serves the head of the queue, whose place is the oldest that nobody has asked after yet.
    async queue(caller) {
      while (performance.now() < until) {
        const [lease, ticket] = [held.shift(), waiting.shift()];
        if (!lease || !ticket) throw new Error("there are more callers than leases");
        const due = performance.now();
        await checkIn(caller, lease);
        let granted = await caller.look(targetAt(0), ticket);
        while (!granted) granted = await caller.look(targetAt(0), ticket);
        held.push({ ...granted, target: 0 });
        await takePlace(caller, next++);
        times.push(performance.now() - due);
      }
    },
    // Calls are due at an even pace, whether or not earlier ones were answered.
    async paced(caller) {
      for (;;) {
        const n = next++;
        const due = began + (n * 1000) / order.rate;
        if (due >= until) return;
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        // A timer that fires late is no delay of what is measured; a caller that was not free is.
        await checkIn(caller, await checkOut(caller, n, early > 0 ? performance.now() : due));
      }
    },
  };
  await Promise.all(callers.map(carryOut[kind]));
  return outcomeOf(times, (performance.now() - began) / 1000, made);
}
