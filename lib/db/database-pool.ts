import { Client, DatabaseError, Pool, type PoolClient } from "pg";

/** Between two looks whether the database is back, ms. */
const lookMs = 500;
/** A database that does not answer a look for so long, ms, is away: one that is only busy answers sooner. */
const lookPatienceMs = 3_000;

type Taken = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (broken?: Error | boolean) => void,
) => void;

const holder: typeof globalThis & { leaseholdDatabaseErrors?: WeakSet<Error> } = globalThis;
// On the global object, because Next bundles this module more than once, and the pool is one.
const databaseErrors = (holder.leaseholdDatabaseErrors ??= new WeakSet());

/** Whether an error came over a connection to the database, or from the attempt to make one: its code alone does not tell. */
export const isOfDatabase = (error: Error): boolean => databaseErrors.has(error);

/**
 * A pool with a gate. While the database is known to be away nobody waits for it and no connection is tried but one, which
 * looks whether it is back: whoever asks is told at once, and whoever waited for a connection is told too (a circuit
 * breaker: Nygard, "Release It!", 2007). What is under way on a connection is left to its own time.
 */
export class DatabasePool extends Pool {
  #isShut = false;
  #looking: Promise<void> | null = null;
  readonly #waiting = new Set<(error: Error) => void>();

  override connect(): Promise<PoolClient>;
  override connect(callback: Taken): void;
  override connect(callback?: Taken): Promise<PoolClient> | void {
    if (callback) return this.#take(callback);
    return new Promise((resolve, reject) => {
      this.#take((error, client) => (client ? resolve(client) : reject(error ?? new Error("no connection"))));
    });
  }

  /**
   * Looks whether the database answers, again and again until it does; resolves then, or when the pool is closed. One look
   * at a time, however many want to know. While it does not answer, the gate is shut.
   */
  look(): Promise<void> {
    this.#looking ??= this.#lookUntilBack().finally(() => (this.#looking = null));
    return this.#looking;
  }

  #take(callback: Taken): void {
    if (this.#isShut) return process.nextTick(callback, away(), undefined, () => undefined);
    let isOver = false;
    const cut = (error: Error) => {
      isOver = true;
      callback(error, undefined, () => undefined);
    };
    this.#waiting.add(cut);
    super.connect((error, client, release) => {
      this.#waiting.delete(cut);
      if (error) {
        databaseErrors.add(error);
        void this.look();
      }
      if (!isOver) callback(error, client, release);
      // Whoever wanted it was told meanwhile that there is none.
      else if (client) release();
    });
  }

  async #lookUntilBack(): Promise<void> {
    // A process that stops has closed its pool, and sees no end.
    for (let looks = 0; !this.ending && !this.ended; looks++) {
      if (await this.#answers()) break;
      this.#isShut = true;
      for (const cut of this.#waiting) cut(away());
      this.#waiting.clear();
      await new Promise((resolve) => setTimeout(resolve, lookMs).unref());
    }
    this.#isShut = false;
  }

  /** On a connection of its own: those of the pool may all be waiting for something. A server that is full is there. */
  async #answers(): Promise<boolean> {
    const { connectionString } = this.options;
    const limits = { connectionTimeoutMillis: lookPatienceMs, query_timeout: lookPatienceMs };
    const client = new Client({ connectionString, application_name: "leasehold-look", ...limits });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("SELECT 1");
      return true;
    } catch (error) {
      return error instanceof DatabaseError && (error.code?.startsWith("53") ?? false);
    } finally {
      void client.end().catch(() => undefined);
    }
  }
}

/** Notes an error that broke a connection: what was under way on it fails with the same. */
export function noteBroken(error: Error): void {
  databaseErrors.add(error);
}

function away(): Error {
  const error = new Error("Connection terminated: the database is away, and is being looked for");
  databaseErrors.add(error);
  return error;
}
