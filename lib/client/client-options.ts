import type { Program } from "./judge-file";
import type { Store } from "./kept-state";
import type { JwkSet } from "./public-keys";
import type { Patience } from "./retry-delay";
import type { Surroundings } from "./surroundings";

/** The machine that the program runs on. `fingerprint` is the same at every start: 8 to 512 printable characters. */
export type Machine = {
  fingerprint: string;
  components?: Record<string, string>;
  name?: string;
  hostname?: string;
  platform?: string;
};

export type ClientOptions = {
  /** The address of the installation: `https://licences.example.com`. */
  server: string;
  key: string;
  /** The organisation's public keys, shipped with the program. */
  publicKeys: JwkSet;
  store: Store;
  program?: Program;
  machine?: Machine;
  /** A person: their id, e-mail address, username or employee number. */
  user?: string;
  /** Codes of features without which the program does not run. */
  entitlements?: readonly string[];
  /** For how many seconds a file is asked: how long the program goes on without its server. A fortnight, unless said. */
  fileSeconds?: number;
  patience?: Patience;
  /** Milliseconds after which a request is given up. */
  timeout?: number;
  surroundings?: Surroundings;
};
