import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  clusterPaths,
  type ClusterUrls,
  newState,
  ourselves,
  readState,
  urlsOf,
  usablePort,
  writeState,
} from "./cluster-state";
import { initializeCluster, writeAccessRules } from "./initialize-cluster";
import { type LaunchedServer, launchServer, type ServerExit, type ServerLog } from "./launch-server";
import { openDirectory, requireOwnership } from "./data-ownership";
import { postgresAccount } from "./postgres-account";
import { postgresBinaries } from "./postgres-binaries";
import { PostgresProblem } from "./postgres-problem";
import { isStillRunning } from "./process-identity";
import { dropMisleadingPidFile, findServer, stopServer } from "./running-server";
import { underLock } from "./start-lock";

export type RunningPostgres = ClusterUrls & {
  pid: number;
  /** Stops the server cleanly. */
  stop(): Promise<void>;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<ServerExit>;
};

export type StartPostgresOptions = {
  /** Holds the data, the remembered port and the passwords; `.data` of the checkout as a rule. */
  directory: string;
  log?: ServerLog;
  settings?: Record<string, string>;
};

/**
 * Creates the embedded PostgreSQL when there is none yet and starts it. One that runs on the same data without its
 * starter (who was killed) is stopped first; one whose starter lives is left alone and refused.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { directory, settings = {}, log = { onLine: () => undefined } } = options;
  const paths = clusterPaths(directory);
  await openDirectory(directory);
  return underLock(paths.lock, async () => {
    const account = postgresAccount();
    const binaries = await postgresBinaries(account);
    await endOrphan(directory);
    const state = (await readState(directory)) ?? (await freshState(directory));
    await initializeCluster(directory, state, binaries, account);
    await requireOwnership(paths.data, account);
    await writeAccessRules(paths.data, account);
    await dropMisleadingPidFile(paths.data);

    const current = { ...state, port: await usablePort(state.port), startedBy: ourselves() };
    await writeState(directory, current);
    const server = await launchWhenMemoryIsFree({ directory, state: current, binaries, account, settings, log });
    return { ...urlsOf(current), ...server, stop: () => stopServer(server.pid) };
  });
}

/** The embedded PostgreSQL that runs on this directory now, abandoned if its starter was killed; null if none does. */
export async function findRunningPostgres(directory: string): Promise<(ClusterUrls & { abandoned: boolean }) | null> {
  const state = await readState(directory);
  if (!state || findServer(clusterPaths(directory).data) === null) return null;
  return { ...urlsOf(state), abandoned: !state.startedBy || !isStillRunning(state.startedBy) };
}

/** Stops the embedded PostgreSQL that runs on this directory, whoever started it. */
export async function stopPostgres(directory: string): Promise<void> {
  const pid = findServer(clusterPaths(directory).data);
  if (pid !== null) await stopServer(pid);
}

async function freshState(directory: string) {
  const { data, state: file } = clusterPaths(directory);
  if (existsSync(data)) {
    throw new PostgresProblem(`Restore ${file} or remove ${data}, because the passwords of this database are gone.`);
  }
  const state = await newState();
  await writeState(directory, state);
  return state;
}

async function endOrphan(directory: string): Promise<void> {
  const pid = findServer(clusterPaths(directory).data);
  if (pid === null) return;
  const startedBy = (await readState(directory))?.startedBy;
  if (startedBy && isStillRunning(startedBy)) {
    throw new PostgresProblem(
      `The database in ${directory} is already in use by the running process ${startedBy.pid}.`,
    );
  }
  await stopServer(pid);
}

/** Sessions of a server that was killed need a moment to notice; until then PostgreSQL refuses to start beside them. */
async function launchWhenMemoryIsFree(options: Parameters<typeof launchServer>[0]): Promise<LaunchedServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchServer(options);
    } catch (error) {
      const inUse = error instanceof Error && /still in use|lock file "postmaster.pid"/.test(error.message);
      if (!inUse || attempt === 50) throw error;
      await sleep(100);
    }
  }
}
