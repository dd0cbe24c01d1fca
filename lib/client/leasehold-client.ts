import type { Check } from "./check";
import { checkByFile, openFile } from "./check-by-file";
import { checkOnline } from "./check-online";
import { NotGenuine, Refused, Unreachable } from "./client-errors";
import type { ClientOptions } from "./client-options";
import { bodyOf, exchange, type Link } from "./exchange";
import { startHeartbeats, type Heartbeats } from "./heartbeats";
import { isLater, Memory, type Kept } from "./kept-state";
import { entitlement, type Entitlement, type LicenseDocument } from "./license-document";
import { Leases } from "./leases";
import { PublicKeys } from "./public-keys";
import { writeRequest } from "./request-file";
import { usualPatience } from "./retry-delay";
import { readRevocations } from "./revocation-list";
import { realSurroundings } from "./surroundings";

export type Activation = {
  id: string;
  /** False where this machine was active already. */
  created: boolean;
  /** How often it is to send a heartbeat; null: not at all. */
  heartbeatSeconds: number | null;
};

type OnHeartbeat = {
  lost?(error: Refused): void;
  missed?(error: unknown): void;
  features?(entitlements: readonly Entitlement[]): void;
};

const day = 86_400;
const fortnight = 14 * day;

/**
 * A client of one licence on one machine. It needs this folder and Node, nothing else, and can be copied out. Acts throw
 * `Unreachable`, `NotGenuine` or `Refused`; `check` answers whatever happens.
 */
export class LeaseholdClient {
  readonly #options: ClientOptions;
  readonly #link: Link;
  readonly #memory: Memory;
  /** The server gives no files of this licence: it is not asked for one again before then. */
  #noFileBefore: Date | null = null;
  /** Of a floating licence: its seats. */
  readonly leases: Leases;
  /** The features as they were last told, by a check or a heartbeat. */
  #features: Entitlement[] = [];

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#memory = new Memory(options.store, options.key);
    this.#link = {
      server: new URL(options.server).origin,
      key: options.key,
      keys: new PublicKeys(options.publicKeys),
      patience: options.patience ?? usualPatience,
      timeout: options.timeout ?? 10_000,
      surroundings: options.surroundings ?? realSurroundings,
    };
    this.leases = new Leases(this.#link, this.#memory, (text) => this.takeFile(text));
  }

  /** A feature as the last check or heartbeat told of it, by its code in any case of letters; null where it is not granted. */
  feature(code: string): Entitlement | null {
    return this.#features.find((one) => one.code.toLowerCase() === code.toLowerCase()) ?? null;
  }

  /** May the program run here and now? Asks the server; while that is away, the last good file decides. */
  async check(): Promise<Check> {
    const check = await this.#check();
    this.#features = check.valid ? check.entitlements : [];
    return check;
  }

  async #check(): Promise<Check> {
    try {
      const { check, licenseId, at } = await checkOnline(this.#link, this.#options);
      const refused = check.conclusive ? { code: check.code, at } : (await this.#memory.read()).refused;
      await this.#memory.change({ seen: at, licenseId, refused: check.valid ? null : refused });
      if (check.valid) await this.#renewFileInTime(at);
      return check;
    } catch (error) {
      if (error instanceof Unreachable || error instanceof NotGenuine) return this.#checkByFile(error);
      throw error;
    }
  }

  /** Activates this machine under a node-locked licence. The same machine again keeps its activation. */
  async activate(): Promise<Activation> {
    const { machine, user, program } = this.#options;
    if (!machine) throw new TypeError("an activation needs a machine");
    const exchanged = await exchange(this.#link, {
      method: "POST",
      path: "/api/v1/activations",
      makes: true,
      body: () => ({
        ...machine,
        ...(user === undefined ? {} : { user }),
        ...(program?.version === undefined ? {} : { version: program.version }),
      }),
    });
    const answer = bodyOf(exchanged);
    const [activationId, licenseId] = [answer.text("id"), answer.text("licenseId")];
    await this.#memory.change({ activationId, licenseId, refused: null });
    return {
      id: activationId,
      created: exchanged.status === 201,
      heartbeatSeconds: answer.numberOrNull("heartbeatSeconds"),
    };
  }

  /** Gives the unit of this machine back. The file goes with it. */
  async deactivate(): Promise<void> {
    const { activationId } = await this.#memory.read();
    if (activationId === null) return;
    await exchange(this.#link, { method: "DELETE", path: `/api/v1/activations/${activationId}` }).catch(
      (error: unknown) => {
        // What has ended already, or is not there, needs no ending.
        if (!(error instanceof Refused) || (error.status !== 404 && error.status !== 410)) throw error;
      },
    );
    await this.#memory.change({ activationId: null, file: null });
  }

  /**
   * Sends heartbeats, the first before this resolves, until it is stopped. `lost`: this machine holds its unit no more.
   * `features`: they are not what they were, as somebody switched one; `feature` says the new ones by then.
   */
  async startHeartbeats(on: OnHeartbeat = {}): Promise<Heartbeats> {
    const { activationId } = await this.#memory.read();
    if (activationId === null) throw new TypeError("activate this machine first");
    const path = `/api/v1/activations/${activationId}/heartbeat`;
    const beat = async () => {
      const answer = bodyOf(await exchange(this.#link, { method: "POST", path }));
      const before = JSON.stringify(this.#features);
      this.#features = answer.objects("entitlements").map(entitlement);
      if (JSON.stringify(this.#features) !== before) on.features?.(this.#features);
      return { heartbeatSeconds: answer.numberOrNull("heartbeatSeconds") };
    };
    const heartbeats = startHeartbeats(beat, this.#link.surroundings, {
      onMissed: on.missed,
      onLost: async (error) => {
        await this.#memory.change({ activationId: null, file: null });
        on.lost?.(error);
      },
    });
    await heartbeats.begun;
    return heartbeats;
  }

  /** Fetches a new machine file (of an activated machine) or licence file and keeps it for when the server is away. */
  async renewFile(): Promise<void> {
    const { activationId, licenseId } = await this.#memory.read();
    if (licenseId === null) throw new TypeError("check the licence first: it is not known yet");
    const path = activationId ? `/api/v1/activations/${activationId}/file` : `/api/v1/licenses/${licenseId}/file`;
    const body = () => ({ encrypt: true, ttl: this.#options.fileSeconds ?? fortnight });
    await this.takeFile(bodyOf(await exchange(this.#link, { method: "POST", path, makes: true, body })).text("file"));
  }

  /** Takes a file in that was brought by hand. Throws `NotGenuine` where it is not for this key, machine or request. */
  async takeFile(text: string): Promise<LicenseDocument> {
    const file = openFile(text, this.#link.keys, this.#options);
    const { requestNonce } = await this.#memory.read();
    if (file.machine && file.machine.fingerprint !== this.#options.machine?.fingerprint)
      throw new NotGenuine("the file is for another machine");
    if (file.nonce !== null && file.nonce !== requestNonce)
      throw new NotGenuine("the file answers another request than the last one");
    const machine = file.machine ? { activationId: file.machine.id, requestNonce: null } : {};
    await this.#memory.change({ file: text, licenseId: file.licenseId, ...machine });
    return file;
  }

  /** The text of a request file, for a machine without a network: answered in the portal by a machine file. */
  async requestFile(): Promise<string> {
    const { machine, key, program } = this.#options;
    if (!machine) throw new TypeError("a request needs a machine");
    const { now, random } = this.#link.surroundings;
    const nonce = Buffer.from(random(18)).toString("base64url");
    await this.#memory.change({ requestNonce: nonce });
    return writeRequest({ key, machine, version: program?.version, createdAt: now(), nonce });
  }

  /** Fetches the revocation list and keeps it, for files that were brought by hand. */
  async renewRevocations(): Promise<void> {
    await this.takeRevocations(
      bodyOf(await exchange(this.#link, { method: "GET", path: "/api/v1/revocations" })).text("jws"),
    );
  }

  /** Takes a revocation list in. Throws `NotGenuine` where it is changed, or older than the one that is kept. */
  async takeRevocations(jws: string): Promise<void> {
    const { revocations } = await this.#memory.read();
    const known = revocations === null ? 0 : readRevocations(revocations, this.#link.keys, 0).sequence;
    readRevocations(jws, this.#link.keys, known);
    await this.#memory.change({ revocations: jws });
  }

  async #checkByFile(away: Error): Promise<Check> {
    const kept = await this.#memory.read();
    const now = this.#link.surroundings.now();
    const check = checkByFile(kept, this.#link.keys, this.#options, now, away);
    // Only the time at which a file was good is noted: a clock that ran ahead for a day must not lock its owner out.
    if (check.valid && isLater(now, kept)) await this.#memory.change({ seen: now });
    return check;
  }

  /** A file is renewed once half of its time is over: until then the server may be away without anybody noticing. */
  async #renewFileInTime(at: Date): Promise<void> {
    const kept = await this.#memory.read();
    if ((this.#noFileBefore !== null && at < this.#noFileBefore) || this.#isFresh(kept, at)) return;
    await this.renewFile().catch(async (error: unknown) => {
      if (!(error instanceof Refused || error instanceof Unreachable || error instanceof NotGenuine)) throw error;
      if (!(error instanceof Refused)) return;
      this.#noFileBefore = new Date(at.getTime() + day * 1_000);
      await this.#memory.change({ file: null });
    });
  }

  #isFresh({ file: text, licenseId, activationId }: Kept, at: Date): boolean {
    if (text === null) return false;
    try {
      const { issued, expiry, ...file } = openFile(text, this.#link.keys, this.#options);
      // The file of what is borrowed ends with the borrow: no other is asked for meanwhile.
      if (file.lease !== null) return at.getTime() < expiry.getTime();
      const half = (issued.getTime() + expiry.getTime()) / 2;
      return at.getTime() < half && file.licenseId === licenseId && (file.machine?.id ?? null) === activationId;
    } catch (error) {
      if (error instanceof NotGenuine) return false;
      throw error;
    }
  }
}
