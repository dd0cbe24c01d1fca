import type { DatabasePool } from "@/lib/db/database-pool";
import type { Database } from "@/lib/db/client";
import type { IdKind } from "./ids";
import type { Secrets } from "./secrets";

/** Everything that an operation takes from the world, injected so that tests can hold it still. */
export type Runtime = {
  db: Database;
  pool: DatabasePool;
  now(): Date;
  newId(kind: IdKind): string;
  randomBytes(size: number): Uint8Array;
  secrets: Secrets;
  /** The public address of this installation, without a trailing slash: for links in mails. */
  publicUrl: string;
  /** The mail server of the settings; without one, links are shown to the admin who asked for them. */
  smtp?: { url: string; from: string };
};
