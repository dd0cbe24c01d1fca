import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { openSync, closeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { clusterPaths, type ClusterState, urlsOf } from "./cluster-state";
import { dataArgument, programEnvironment } from "./initialize-cluster";
import type { PostgresAccount } from "./postgres-account";
import type { PostgresBinaries } from "./postgres-binaries";
import { PostgresProblem } from "./postgres-problem";

export type ServerExit = { code: number | null; signal: NodeJS.Signals | null };

/** Where the server's own messages go: to a listener while we live, or to a file that outlives us. */
export type ServerLog = { onLine: (line: string) => void } | { file: string };

export type LaunchedServer = { pid: number; exited: Promise<ServerExit> };

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  // Three processes with 8 connections a core each, and room for the administrator.
  max_connections: String(Math.max(100, 24 * availableParallelism() + 20)),
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  jit: "off",
  // Details and statements hold people's data, which must not reach a log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** Starts the server and waits, through any crash recovery, until it answers. */
export async function launchServer(options: {
  directory: string;
  state: ClusterState;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  settings: Record<string, string>;
  log: ServerLog;
}): Promise<LaunchedServer> {
  const { directory, state, binaries, account, log } = options;
  const { data } = clusterPaths(directory);
  const settings = { ...SETTINGS, ...options.settings, port: String(state.port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = "file" in log ? openSync(log.file, "a", 0o600) : "pipe";
  const child = spawn(binaries.postgres, ["-D", dataArgument(data, account), ...flags], {
    cwd: data,
    ...account,
    env: programEnvironment(),
    // A group of its own: Ctrl-C in the terminal must not stop the database before those who still write to it.
    detached: true,
    stdio: ["ignore", "ignore", output],
  });
  if (typeof output === "number") closeSync(output);
  child.unref();
  const recent: string[] = [];
  follow(child, (line) => {
    recent.push(line);
    if (recent.length > 20) recent.shift();
    if ("onLine" in log) log.onLine(line);
  });
  const closed = new Promise((resolve) => child.once("close", resolve));
  const exited = new Promise<ServerExit>((resolve, reject) => {
    child.once("error", reject).once("exit", (code, signal) => resolve({ code, signal }));
  });
  const messages = async () => {
    await Promise.race([closed, sleep(1000)]);
    return recent.join(" / ");
  };
  try {
    await untilItAnswers(urlsOf(state).adminUrl, exited, messages);
  } catch (error) {
    // One that runs but does not let us in would be left without an owner.
    child.kill("SIGQUIT");
    await exited.catch(() => undefined);
    throw error;
  }
  if (child.pid === undefined) throw new Error("PostgreSQL did not start");
  return { pid: child.pid, exited };
}

function follow(child: ChildProcess, onLine: (line: string) => void): void {
  if (child.stderr) createInterface({ input: child.stderr }).on("line", onLine);
}

async function untilItAnswers(
  url: string,
  exited: Promise<ServerExit>,
  messages: () => Promise<string>,
): Promise<void> {
  for (;;) {
    const ended = await Promise.race([exited, sleep(20, null)]);
    if (ended) throw startProblem(ended, await messages());
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (hasWrongPassword(error)) {
        throw new PostgresProblem(
          "The passwords in postgres.json are not those of the database beside it; restore both together.",
        );
      }
      if (!isStarting(error)) throw error;
    }
  }
}

function startProblem({ code, signal }: ServerExit, messages: string): Error {
  if (messages.includes("incompatible with server")) {
    return new PostgresProblem(
      "The database was made by another version of PostgreSQL: export it with the Leasehold that made it, or set DATABASE_URL to a server of yours.",
    );
  }
  if (messages.includes("No space left on device"))
    return new PostgresProblem("The disk that holds the database is full.");
  return new Error(`PostgreSQL ended while starting (${signal ?? `code ${code}`}): ${messages}`);
}

const CANNOT_CONNECT_NOW = "57P03";

function hasWrongPassword(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "28P01";
}

function isStarting(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === CANNOT_CONNECT_NOW;
  return error instanceof Error && "code" in error && ["ECONNREFUSED", "ECONNRESET"].includes(String(error.code));
}
