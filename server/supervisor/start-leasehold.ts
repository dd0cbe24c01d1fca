import { spawn, type SpawnOptions } from "node:child_process";
import { join, resolve } from "node:path";
import { readSettings, type Settings } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { prepareProgram } from "@/server/prepare/prepare-program";
import { checkPort } from "@/server/supervisor/check-port";
import {
  childEnvironment,
  publicUrl,
  sharedEnvironment,
  withItsConnections,
} from "@/server/supervisor/child-environment";
import { bringUpToDate, databaseStarter } from "@/server/supervisor/choose-database";
import { takeInstanceLock } from "@/server/supervisor/instance-lock";
import { processesOf, runTypeScript } from "@/server/supervisor/process-commands";
import { withDotenv } from "@/server/supervisor/read-dotenv";
import { supervise } from "@/server/supervisor/supervise";
import type { ChildPlan } from "@/server/supervisor/supervised-child";

export type StartOptions = {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What runs once everything is ready: the set-up link, or the sample company. */
  readonly afterwards: string | null;
  /** Tests run other programs in place of the built ones. */
  readonly processes?: (settings: Settings) => readonly ChildPlan[];
};

export type Running = {
  stop(): Promise<void>;
  /** Whatever is still draining is ended at once. */
  hurry(): void;
  /** Restarts the front doors one by one, each after it has finished what it had begun. */
  renewLanes(): Promise<void>;
};

/** The whole start, in order. What was begun is undone when a later part fails or `given` is aborted. */
export async function startLeasehold(options: StartOptions, given: AbortSignal): Promise<Running> {
  const { root, afterwards } = options;
  const source = withDotenv(join(root, ".env"), options.environment);
  const settings = readSettings(source);
  const dataFolder = resolve(root, settings.LEASEHOLD_DATA);
  const url = publicUrl(settings);

  const lock = await takeInstanceLock(dataFolder, settings.LEASEHOLD_ROLE, url);
  try {
    if (settings.LEASEHOLD_ROLE !== "jobs") await checkPort(settings.PORT, settings.LEASEHOLD_HOST);
    if (!options.processes) await prepareProgram(root, settings.LEASEHOLD_ROLE, given);
    given.throwIfAborted();
    const shared = await sharedEnvironment(source, settings, dataFolder);
    const supervision = await supervise({
      lock,
      children: options.processes?.(settings) ?? processesOf(settings, root),
      startDatabase: databaseStarter(settings, dataFolder),
      migrate: (database) => bringUpToDate(settings, dataFolder, database),
      environmentFor: (child, database) =>
        withItsConnections(childEnvironment(shared, child, database.applicationUrl), child, settings),
    });
    const stop = () => supervision.stop(settings.LEASEHOLD_DRAIN_SECONDS);
    try {
      await unlessAborted(supervision.ready, given);
      log.info({ url }, "Leasehold is ready");
      const once = childEnvironment(shared, { name: "once" }, supervision.database.applicationUrl);
      if (afterwards) await runToEnd(runTypeScript(root, afterwards), { env: once, cwd: root, signal: given });
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      stop: () => stop().then(() => lock.release()),
      hurry: supervision.hurry,
      renewLanes: () => supervision.renewLanes(settings.LEASEHOLD_DRAIN_SECONDS),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function unlessAborted(work: Promise<void>, given: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    given.throwIfAborted();
    given.addEventListener("abort", () => reject(given.reason), { once: true });
    work.then(resolve, reject);
  });
}

async function runToEnd([program, ...args]: [string, ...string[]], options: SpawnOptions): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((done, failed) => child.once("error", failed).once("exit", done));
  if (code !== 0) throw new Error(`${args.at(-1)} ended with code ${String(code)}`);
}
