import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findRunningPostgres, stopPostgres } from "../postgres/start-postgres";
import { joinTestServer, leaveTestServer } from "./test-server";

const root = join(import.meta.dirname, "..", "..");

async function otherRun(directory: string) {
  const script = `
    import { joinTestServer } from "./server/database/test-server.ts";
    console.log((await joinTestServer(process.argv[1])).adminUrl);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, directory], {
    cwd: root,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = await once(child.stdout, "data");
  return { child, adminUrl: String(line).trim() };
}

test("runs at the same time share a server, which lives as long as one of them", async () => {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-test-server-"));
  onTestFinished(async () => {
    await stopPostgres(directory);
    await rm(directory, { recursive: true, force: true });
  });
  const { child, adminUrl } = await otherRun(directory);
  expect(await joinTestServer(directory)).toMatchObject({ adminUrl, alone: false });
  await leaveTestServer(directory);
  expect(await findRunningPostgres(directory)).not.toBeNull();

  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await joinTestServer(directory)).toMatchObject({ adminUrl, alone: true });
  await leaveTestServer(directory);
  expect(await findRunningPostgres(directory)).toBeNull();
});
