import { createHmac, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { jsonObject } from "./read-json";

/** Where the client keeps one text between its runs. */
export type Store = { read(): Promise<string | null>; write(text: string): Promise<void> };

/** What the client remembers from one run to the next. */
export type Kept = {
  /** The latest instant that was seen, by this clock or told by the server. */
  seen: Date | null;
  /** The last signed no: a file issued before it is not gone back to. */
  refused: { code: string; at: Date } | null;
  licenseId: string | null;
  activationId: string | null;
  /** The floating seats that are checked out. */
  lease: { id: string; token: number } | null;
  /** The last licence or machine file. */
  file: string | null;
  revocations: string | null;
  /** That of the request file last written: the file that answers it says the same. */
  requestNonce: string | null;
};

const nothing: Kept = {
  seen: null,
  refused: null,
  licenseId: null,
  activationId: null,
  lease: null,
  file: null,
  revocations: null,
  requestNonce: null,
};

/** Whether an instant is so much later than the last one seen that it is worth noting. */
export function isLater(now: Date, { seen }: Kept): boolean {
  return seen === null || now.getTime() - seen.getTime() > 60_000;
}

/** A file on this machine, replaced as a whole, so that a crash leaves the old text or the new one. */
export function storeAt(path: string): Store {
  return {
    read: () =>
      readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      }),
    async write(text) {
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.new`;
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

/**
 * Reads and writes what is remembered, with a keyed hash (HMAC-SHA256 under the licence key), so that nobody edits the
 * clock's last instant or a refusal away without the key. What was edited counts as absent.
 */
export class Memory {
  readonly #store: Store;
  readonly #secret: string;
  #kept: Kept | null = null;
  /** Changes take turns: each begins from what the one before it wrote. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, key: string) {
    this.#store = store;
    this.#secret = `leasehold client ${key}`;
  }

  async read(): Promise<Kept> {
    this.#kept ??= this.#open(await this.#store.read());
    return this.#kept;
  }

  async change(changes: Partial<Kept>): Promise<void> {
    const turn = this.#turn.then(async () => {
      this.#kept = { ...(await this.read()), ...changes };
      const text = JSON.stringify(this.#kept);
      await this.#store.write(
        `${Buffer.from(text).toString("base64url")}.${this.#sealOf(text).toString("base64url")}\n`,
      );
    });
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  #sealOf(text: string): Buffer {
    return createHmac("sha256", this.#secret).update(text).digest();
  }

  #open(stored: string | null): Kept {
    const [body = "", seal = ""] = stored?.trim().split(".") ?? [];
    const text = Buffer.from(body, "base64url").toString("utf8");
    const [given, expected] = [Buffer.from(seal, "base64url"), this.#sealOf(text)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return nothing;
    const kept = jsonObject(text, "what was kept");
    const refused = kept.objectOrNull("refused");
    const lease = kept.objectOrNull("lease");
    return {
      seen: kept.instantOrNull("seen"),
      refused: refused && { code: refused.text("code"), at: refused.instant("at") },
      licenseId: kept.textOrNull("licenseId"),
      activationId: kept.textOrNull("activationId"),
      lease: lease && { id: lease.text("id"), token: lease.number("token") },
      file: kept.textOrNull("file"),
      revocations: kept.textOrNull("revocations"),
      requestNonce: kept.textOrNull("requestNonce"),
    };
  }
}
