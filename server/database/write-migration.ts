import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PostgresProblem } from "../postgres/postgres-problem";
import { readMigrations } from "./migration-files";
import { applyMigrations, diffToSchema } from "./schema-engine";
import { withTemporaryDatabase } from "./temporary-database";

/**
 * Writes the migration that leads from the last ones to the Prisma schema and returns its file; null when they already
 * agree. What Prisma cannot express (constraints over ranges, checks, functions, triggers) is added to the file by hand.
 */
export async function writeMigration(options: {
  adminUrl: string;
  prismaDirectory: string;
  name: string;
  now: Date;
}): Promise<string | null> {
  const { adminUrl, prismaDirectory, name, now } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new PostgresProblem(
      "Name the migration in lower-case words joined by underscores, for example add_seat_note.",
    );
  }
  const sql = await withTemporaryDatabase(adminUrl, async (url) => {
    await applyMigrations(url, prismaDirectory);
    return diffToSchema(url, prismaDirectory);
  });
  if (sql === null) return null;

  const directory = join(prismaDirectory, "migrations", `${await timestampAfterLast(prismaDirectory, now)}_${name}`);
  await mkdir(directory, { recursive: true });
  const file = join(directory, "migration.sql");
  await writeFile(file, sql, { flag: "wx" });
  return file;
}

/** Migrations run in the order of their names, so a clock that is behind must not slip one in between. */
async function timestampAfterLast(prismaDirectory: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const last = (await readMigrations(prismaDirectory)).at(-1)?.name.slice(0, 14) ?? "";
  return stamp > last ? stamp : String(BigInt(last) + 1n);
}
