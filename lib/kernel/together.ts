import { DatabaseError } from "pg";

/** Sends calls in one transaction and answers what each said, in their order. */
type Send = (calls: readonly unknown[]) => Promise<readonly unknown[]>;
type Waiting = { call: unknown; resolve: (said: unknown) => void; reject: (error: unknown) => void };

/**
 * Calls that must follow one another share a commit: while one is under way for a key, those that come for the same key are
 * gathered, and go together when it is answered. A caller is answered after the commit that holds its call (group commit:
 * DeWitt et al., "Implementation Techniques for Main Memory Database Systems", 1984, at the caller's side).
 */
export class Together {
  readonly #gathered = new Map<string, Waiting[]>();

  /** `most`: calls that go together at most. */
  constructor(
    readonly send: Send,
    readonly most = 32,
  ) {}

  ask(key: string, call: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const one = { call, resolve, reject };
      const gathered = this.#gathered.get(key);
      if (gathered) gathered.push(one);
      else {
        this.#gathered.set(key, [one]);
        void this.#sendAll(key);
      }
    });
  }

  async #sendAll(key: string): Promise<void> {
    for (;;) {
      const batch = this.#gathered.get(key)?.splice(0, this.most) ?? [];
      if (batch.length === 0) break;
      await this.#sendBatch(batch);
    }
    this.#gathered.delete(key);
  }

  async #sendBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const said = await this.send(batch.map(({ call }) => call));
      for (const [n, { resolve }] of batch.entries()) resolve(said[n]);
    } catch (error) {
      // What was rolled back for one of them is tried again by each. Of a lost connection nobody knows what became.
      if (batch.length > 1 && error instanceof DatabaseError && error.severity === "ERROR")
        for (const one of batch) await this.#sendBatch([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
