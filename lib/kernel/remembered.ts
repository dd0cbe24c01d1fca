import { Client } from "pg";
import { log } from "./log";
import type { Runtime } from "./runtime";

/** What is kept in memory of credentials, by the table that it was read from. */
export type RememberedKind = "api_token" | "license_key" | "signing_key";

const channel = "leasehold_credentials";
const mostKept = 50_000;
const reconnectMs = 1_000;

type Memory = {
  /** Only while changes are heard of may anything be kept. */
  isLive: boolean;
  /** Counts what was heard, so that nothing is kept which was read before it. */
  heard: number;
  kept: Map<string, unknown>;
};

const memories = new WeakMap<Runtime["pool"], Memory>();

/**
 * What was read before, or else is read now. Kept in this process only while it hears of changes (`hearChanges`), which the
 * database tells at their commit: a revocation is in force in every process at once. Elsewhere it is read each time.
 */
export async function remembered<Value>(
  runtime: Runtime,
  kind: RememberedKind,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const memory = memories.get(runtime.pool);
  if (!memory?.isLive) return read();
  const name = `${kind}/${key}`;
  const known = memory.kept.get(name);
  // Put there under this name by the same caller.
  if (known !== undefined) return known as Value;
  const { heard } = memory;
  const value = await read();
  if (value === null || value === undefined || !memory.isLive || memory.heard !== heard) return value;
  if (memory.kept.size >= mostKept) memory.kept.clear();
  memory.kept.set(name, value);
  return value;
}

/**
 * Listens for changes of credentials on a connection of its own, and reconnects by itself. Whoever lost the connection may
 * have missed one, and forgets everything. Answers how to stop.
 */
export function hearChanges(runtime: Runtime, url: string): { stop(): Promise<void> } {
  const memory: Memory = { isLive: false, heard: 0, kept: new Map() };
  memories.set(runtime.pool, memory);
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const forget = (isLive: boolean) => {
    memory.isLive = isLive;
    memory.heard++;
    memory.kept.clear();
  };
  const lost = () => {
    forget(false);
    client?.removeAllListeners();
    client?.on("error", () => undefined);
    void client?.end().catch(() => undefined);
    client = null;
    if (!isStopped && timer === null) timer = setTimeout(() => void connect(), reconnectMs).unref();
  };
  const connect = async () => {
    timer = null;
    client = new Client({ connectionString: url, application_name: "leasehold-changes", keepAlive: true });
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", () => forget(true));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      forget(true);
    } catch (error) {
      log.debug({ err: error }, "changes of credentials are not heard yet");
      lost();
    }
  };
  void connect();
  return {
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      memories.delete(runtime.pool);
      client?.removeAllListeners();
      client?.on("error", () => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}
