import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type SchemaFile = { path: string; content: string };
export type Migration = { name: string; sql: string };

/** The parts of the schema, one file a domain, in the form that Prisma's engine takes. */
export async function readSchema(prismaDirectory: string): Promise<SchemaFile[]> {
  const directory = join(prismaDirectory, "schema");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: join(directory, name),
      content: await readFile(join(directory, name), "utf8"),
    })),
  );
}

export async function readMigrations(prismaDirectory: string): Promise<Migration[]> {
  const directory = join(prismaDirectory, "migrations");
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(directory, name, "migration.sql"), "utf8") })),
  );
}

export function fingerprint(texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 16);
}
