import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { prepareProgram } from "@/server/prepare/prepare-program";
import { isReport } from "@/server/process/messages";
import { freePort } from "@/server/testing/free-port";

const root = join(import.meta.dirname, "..", "..");

export type OurProcesses = { lanePort: number; webPort: number; stop(): Promise<void> };

/** The front door and the pages as `npm start` runs them, on the database of the settings in the environment. */
export async function startOurs(connections: number, laneFlags: string[] = []): Promise<OurProcesses> {
  await prepareProgram(root, "all", new AbortController().signal);
  const lanePort = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(lanePort),
    LEASEHOLD_DATABASE_CONNECTIONS: String(connections),
  } as const;
  const start = async (file: string, flags: string[] = []) => {
    const child = fork(join(root, file), {
      env,
      execArgv: ["--enable-source-maps", "--import", "tsx", ...flags],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return { child, url: await ready(child, file) };
  };
  const web = await start("server/web.ts");
  const lane = await start("server/lane.ts", laneFlags);
  lane.child.send({ type: "web", url: web.url });
  return {
    lanePort,
    webPort: Number(new URL(web.url ?? "").port),
    async stop() {
      await Promise.all([lane.child, web.child].map(stop));
    },
  };
}

function ready(child: ChildProcess, file: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code} before it was ready`)));
    child.on("message", (message) => {
      if (isReport(message)) resolve(message.url);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.send({ type: "stop", seconds: 2 });
  await ended;
}
