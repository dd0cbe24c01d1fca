import { randomBytes } from "node:crypto";
import type { ClientOptions } from "./client-options";
import type { Store } from "./kept-state";
import { LeaseholdClient } from "./leasehold-client";
import type { Surroundings } from "./surroundings";

/** A place in memory, which a test may look into and edit. */
export function storeInMemory(): Store & { text: string | null } {
  return {
    text: null,
    async read() {
      return this.text;
    },
    async write(text) {
      this.text = text;
    },
  };
}

/** The world around a client, held still: `pauses` are those that it took, `send` what carries its requests. */
function stillSurroundings(clock: { now: Date }) {
  const pauses: number[] = [];
  const around: Surroundings & { pauses: number[] } = {
    pauses,
    now: () => clock.now,
    random: (size) => randomBytes(size),
    fetch: (request) => fetch(request),
    // A request never takes too long here; a pause between two of them takes no time.
    wait: (milliseconds, { idle = false } = {}) => {
      if (idle) return new Promise(() => undefined);
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  };
  return around;
}

type Given = Pick<ClientOptions, "server" | "key" | "publicKeys"> & Partial<ClientOptions>;

export function openClient(clock: { now: Date }, given: Given) {
  const around = stillSurroundings(clock);
  const store = storeInMemory();
  const options: ClientOptions = { store, surroundings: around, ...given };
  return { client: new LeaseholdClient(options), around, store, again: () => new LeaseholdClient(options) };
}
