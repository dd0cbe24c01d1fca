import { log } from "@/lib/kernel/log";
import type { InstanceLock } from "@/server/supervisor/instance-lock";
import { StartProblem } from "@/server/supervisor/start-problem";
import { type ChildPlan, type SupervisedChild, superviseChild } from "@/server/supervisor/supervised-child";
import { type RunningDatabase, superviseDatabase } from "@/server/supervisor/supervised-database";

export type SupervisionPlan = {
  readonly lock: InstanceLock;
  /** In the order in which they are started; they are stopped from the last to the first. */
  readonly children: readonly ChildPlan[];
  startDatabase(): Promise<RunningDatabase>;
  /** Brings the tables up to date, before any process runs. */
  migrate(database: RunningDatabase): Promise<void>;
  environmentFor(child: ChildPlan, database: RunningDatabase): NodeJS.ProcessEnv;
};

export type Supervision = {
  readonly database: RunningDatabase;
  /** Settles once every process has been ready; refused when one cannot start. */
  readonly ready: Promise<void>;
  stop(seconds: number): Promise<void>;
  /** Ends at once what is still running, while `stop` waits for it. */
  hurry(): void;
  /** Restarts the front doors, the next once the one before is ready again. */
  renewLanes(seconds: number): Promise<void>;
};

export async function supervise(plan: SupervisionPlan): Promise<Supervision> {
  let running: SupervisedChild[] = [];
  let webUrl: string | null = null;

  const webIsOurs = plan.children.some((child) => child.name === "web");
  const tellWhereWebIs = () => {
    // A process that runs alone knows from its settings where the pages are.
    if (!webIsOurs) return;
    for (const child of running) child.tell({ type: "web", url: webUrl });
  };
  const rememberChildren = () =>
    plan.lock.rememberChildren(running.flatMap((child) => child.pid() ?? [])).catch((error: unknown) => {
      log.error({ err: error }, "the lock file could not be written");
    });

  const startChildren = (database: RunningDatabase): Promise<void> => {
    const waiting = new Set(plan.children);
    return new Promise((resolve, reject) => {
      for (const child of plan.children) {
        running.push(
          superviseChild(child, plan.environmentFor(child, database), {
            started: () => setImmediate(rememberChildren),
            ready(url) {
              if (child.name === "web") webUrl = url;
              tellWhereWebIs();
              waiting.delete(child);
              if (waiting.size === 0) resolve();
            },
            lost() {
              if (child.name !== "web") return;
              webUrl = null;
              tellWhereWebIs();
            },
            hopeless: () =>
              reject(new StartProblem(`The process ${child.name} cannot start; the lines above say why.`)),
          }),
        );
      }
    });
  };

  const stopChildren = async (seconds: number) => {
    for (const child of [...running].reverse()) await child.stop(seconds);
    running = [];
  };

  const database = await superviseDatabase(plan.startDatabase, async (moved) => {
    await stopChildren(0);
    await startChildren(moved).catch((error: unknown) => log.fatal({ err: error }, "could not go on"));
  });
  try {
    await plan.migrate(database.first);
  } catch (error) {
    await database.stop();
    throw error;
  }

  return {
    database: database.first,
    ready: startChildren(database.first),
    async stop(seconds) {
      await stopChildren(seconds);
      await database.stop();
    },
    hurry() {
      for (const child of running) child.kill();
    },
    async renewLanes(seconds) {
      for (const child of running) if (child.name === "lane") await child.restart(seconds);
    },
  };
}
