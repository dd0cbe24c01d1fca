import { AsyncLocalStorage } from "node:async_hooks";
import { applicationDatabase } from "@/lib/db/application";
import { env } from "./env";
import { idMaker } from "./ids";
import { randomBytesOf } from "./random";
import type { Runtime } from "./runtime";
import { secretsUnder } from "./secrets";

const scoped = new AsyncLocalStorage<Runtime>();
let made: Runtime | undefined;
/** Pages queue behind each other. No transaction lives for more than 5 s, so neither does a statement of one. */
const patience = { connectionMs: 10_000, statementMs: 6_000 };

/** The runtime in use: the one set around this call (tests), else the one of this process. */
export function currentRuntime(): Runtime {
  return scoped.getStore() ?? defaultRuntime();
}

/** Runs a body with another runtime in place of this process's own. */
export function withRuntime<Output>(runtime: Runtime, body: () => Output): Output {
  return scoped.run(runtime, body);
}

/** The one runtime of this process: the system's clock and randomness, the key and the database of the settings. */
function defaultRuntime(): Runtime {
  if (made) return made;
  const settings = env();
  const { db, pool } = applicationDatabase(settings.DATABASE_URL, settings.LEASEHOLD_DATABASE_CONNECTIONS, patience);
  const now = () => new Date();
  made = {
    db,
    pool,
    now,
    newId: idMaker(now, randomBytesOf),
    randomBytes: randomBytesOf,
    secrets: secretsUnder(Buffer.from(settings.LEASEHOLD_MASTER_KEY, "base64"), randomBytesOf),
    publicUrl: settings.LEASEHOLD_URL,
    ...(settings.SMTP_URL ? { smtp: { url: settings.SMTP_URL, from: settings.MAIL_FROM } } : {}),
  };
  return made;
}
