import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { findRunningPostgres } from "@/server/postgres/start-postgres";
import { httpStorm } from "./http-storm";

test(
  "over HTTP, with processes killed and capacity changed, nothing that was answered proves wrong",
  { timeout: 300_000 },
  async () => {
    const { faults, figures, report } = await httpStorm({
      seconds: 35,
      clients: 60,
      lanes: 2,
      seed: 11,
      killEvery: 5,
      pages: false,
    });
    expect(faults, report.join("\n")).toEqual([]);
    const seen = ["leases", "check-ins", "heartbeats", "places in the queue", "changes of the capacity", "kills"];
    for (const what of seen) expect(figures.of(what), `${what}\n${report.join("\n")}`).toBeGreaterThan(0);
  },
);

test("a storm that is ended ends its installation, and leaves nothing behind", { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "storm-ended-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const args = ["server/start.mjs", "storm", "--without-pages", "--clients", "2", "--lanes", "1", "--seconds", "200"];
  const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: folder }, stdio: "ignore" });
  const installed = async () => (await readdir(folder)).filter((name) => name.startsWith("leasehold-storm-"));
  const running = async () => {
    const [name] = await installed();
    return name === undefined ? null : findRunningPostgres(join(folder, name));
  };
  await expect.poll(running, { timeout: 120_000, interval: 500 }).not.toBeNull();
  const connectionString = (await running())?.migrationUrl ?? "";
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([143, null]);
  expect(await installed()).toEqual([]);
  await expect(new Client({ connectionString }).connect()).rejects.toThrow();
});
