import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { demo as demoFile, demoData, type DemoFile } from "./demo";
import { startMailbox } from "./mailbox";
import { addForeignTenant } from "./foreign-tenant";

const root = join(import.meta.dirname, "..", "..");
const patience = 15 * 60_000;

/**
 * `npm run demo` as a newcomer runs it, with its own data and a mail server that keeps what it gets; a second
 * organisation beside the sample company. Answers what stops it all.
 */
export async function startDemo(): Promise<() => Promise<void>> {
  await rm(demoData, { recursive: true, force: true });
  await mkdir(demoData, { recursive: true });
  const mailbox = await startMailbox(join(demoData, "mails"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const demo = spawn(process.execPath, ["server/start.mjs", "demo"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      LEASEHOLD_DATA: demoData,
      LEASEHOLD_URL: url,
      SMTP_URL: mailbox.url,
      MAIL_FROM: "Leasehold <leasehold@halden.example>",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const exited = new Promise<"exited">((resolve) => demo.once("exit", () => resolve("exited")));
  const stop = async () => {
    demo.kill("SIGTERM");
    await exited;
    await mailbox.close();
  };
  try {
    if ((await Promise.race([untilReady(url), exited])) === "exited")
      throw new Error("the demo ended before it was ready");
    await writeFile(join(demoData, "foreign.json"), JSON.stringify(await addForeignTenant()), { mode: 0o600 });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The demo that `keep-demo.ts` runs, if it does. */
export async function isDemoRunning(): Promise<boolean> {
  return (
    existsSync(join(demoData, "foreign.json")) &&
    fetch(`${demoFile().url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
  );
}

async function untilReady(url: string): Promise<"ready"> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const isUp = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp && (await hasDemoFile(url))) return "ready";
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the demo was not ready in time");
}

async function hasDemoFile(url: string): Promise<boolean> {
  const text = await readFile(join(demoData, "demo.json"), "utf8").catch(() => null);
  return text !== null && (JSON.parse(text) as DemoFile).url === url;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
