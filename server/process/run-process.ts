import { log } from "@/lib/kernel/log";
import { logConsole } from "@/server/process/log-console";
import { isInstruction, type Report } from "@/server/process/messages";

export type RunningProcess = {
  /** Where it answers, for a process that others call. */
  readonly url?: string;
  /** Takes nothing new, finishes what was begun, and gives up after so many seconds. */
  stop(seconds: number): Promise<void>;
};

const orphanSeconds = 5;

/**
 * The life of one process: start, say so, stop when told. It stops too when its supervisor is gone, so that a killed
 * supervisor leaves nothing behind. Ctrl-C reaches the whole terminal group, but only the supervisor knows the order.
 */
export async function runProcess(start: () => Promise<RunningProcess>): Promise<void> {
  logConsole();
  let stopping = false;
  let running: RunningProcess | undefined;

  const stop = async (seconds: number, because: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ because }, "stopping");
    setTimeout(() => process.exit(1), (seconds + 2) * 1000).unref();
    try {
      await running?.stop(seconds);
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, "could not stop cleanly");
      process.exit(1);
    }
  };

  process.on("message", (message) => {
    if (isInstruction(message) && message.type === "stop") void stop(message.seconds, "told to");
  });
  process.on("disconnect", () => void stop(orphanSeconds, "the supervisor is gone"));
  process.on("SIGTERM", () => void stop(orphanSeconds, "SIGTERM"));
  for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.on("uncaughtException", (error) => die(error, "stopped by an unforeseen error"));
  process.on("unhandledRejection", (error) => die(error, "stopped by an unforeseen rejection"));

  try {
    running = await start();
  } catch (error) {
    die(error, "could not start");
  }
  const report: Report = { type: "ready", url: running.url ?? null };
  process.send?.(report);
}

/** A process whose state is unknown does not go on; the supervisor starts a fresh one. */
function die(error: unknown, message: string): never {
  log.fatal({ err: error }, message);
  process.exit(1);
}
