import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ClientBase, Pool } from "pg";
import { openSession } from "./database-access";

const MIGRATIONS = join(import.meta.dirname, "..", "..", "prisma", "migrations");

/** The migrations that this version brings and the database does not have; asked with the application's own rights. */
export async function pendingMigrations(applicationUrl: string): Promise<string[]> {
  const session = await openSession(applicationUrl, "DATABASE_URL");
  try {
    return await pendingIn(session);
  } finally {
    await session.end();
  }
}

export async function pendingIn(session: ClientBase | Pool): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const known = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const { rows: tables } = await session.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!tables[0]?.there) return known;
  const { rows } = await session.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(rows.map((row) => row.name));
  return known.filter((name) => !applied.has(name)).sort();
}
