import { bodyOf, exchange, type Link } from "./exchange";
import type { Memory } from "./kept-state";
import type { LicenseDocument } from "./license-document";

/** Who checks out: the pool's rule says which of the three make a holder. */
export type Holder = { user: string; host: string; process?: string };

export type Lease = {
  id: string;
  /** The fencing token: of two leases of one seat the later has the higher. */
  token: number;
  expiresAt: Date;
  heartbeatSeconds: number;
};

/**
 * The floating seat of this program: checked out, kept alive, borrowed for a time without a network, given back. What it holds is
 * remembered from one start to the next. Throws `Unreachable`, `NotGenuine` or `Refused` (`pool-exhausted`, `lease-lost`, …).
 */
export class Leases {
  readonly #link: Link;
  readonly #memory: Memory;
  readonly #takeFile: (text: string) => Promise<LicenseDocument>;

  constructor(link: Link, memory: Memory, takeFile: (text: string) => Promise<LicenseDocument>) {
    this.#link = link;
    this.#memory = memory;
    this.#takeFile = takeFile;
  }

  /** Takes seats, all or none; the same holder again has its lease. */
  async checkOut(holder: Holder, wanted: { seats?: number; feature?: string; version?: string } = {}): Promise<Lease> {
    const body = () => ({ holder, ...wanted });
    const answer = bodyOf(await exchange(this.#link, { method: "POST", path: "/api/v1/leases", makes: true, body }));
    const [id, token] = [answer.text("id"), answer.number("token")];
    await this.#memory.change({ lease: { id, token } });
    return { id, token, expiresAt: answer.instant("expiresAt"), heartbeatSeconds: answer.number("heartbeatSeconds") };
  }

  /** The sign of life, every `heartbeatSeconds`; what is borrowed needs none. Answers until when the lease runs now. */
  async heartbeat(): Promise<Date> {
    const { id, token } = await this.#held();
    const path = `/api/v1/leases/${id}/heartbeat`;
    return bodyOf(await exchange(this.#link, { method: "POST", path, body: () => ({ token }) })).instant("expiresAt");
  }

  /** Takes the lease away from the network until an instant: its file is kept, and `check` goes by it. */
  async borrow(until: Date): Promise<LicenseDocument> {
    const path = `/api/v1/leases/${(await this.#held()).id}/borrow`;
    const body = () => ({ until, encrypt: true });
    return this.#takeFile(bodyOf(await exchange(this.#link, { method: "POST", path, makes: true, body })).text("file"));
  }

  /** Returns what is borrowed early, and forgets its file. */
  async returnEarly(): Promise<void> {
    const path = `/api/v1/leases/${(await this.#held()).id}/return`;
    await exchange(this.#link, { method: "POST", path, makes: true, body: () => ({}) });
    await this.#memory.change({ lease: null, file: null });
  }

  /** Gives the seats back. What was given back before is given back. */
  async checkIn(): Promise<void> {
    const { lease } = await this.#memory.read();
    if (lease === null) return;
    await exchange(this.#link, { method: "DELETE", path: `/api/v1/leases/${lease.id}` });
    await this.#memory.change({ lease: null });
  }

  async #held() {
    const { lease } = await this.#memory.read();
    if (lease === null) throw new TypeError("check a seat out first");
    return lease;
  }
}
