import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/testing/database";
import { migrateDatabase } from "./migrate-database";
import { readMigrations } from "./migration-files";
import { writeMigration } from "./write-migration";

async function prismaCopy(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-prisma-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await cp(join(import.meta.dirname, "..", "..", "prisma"), directory, { recursive: true });
  return directory;
}

async function addMigration(prismaDirectory: string, name: string, sql: string): Promise<void> {
  const directory = join(prismaDirectory, "migrations", name);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "migration.sql"), sql);
}

async function openCopy() {
  const database = await openDatabase();
  onTestFinished(database.close);
  const owner = new Client({ connectionString: database.migrationUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  return { database, owner };
}

const write = (prismaDirectory: string, name: string, now = new Date("2031-05-06T07:08:09Z")) =>
  writeMigration({ adminUrl: inject("databases").adminUrl, prismaDirectory, name, now });

test("a changed schema becomes a migration that leads to it", async () => {
  const prismaDirectory = await prismaCopy();
  expect(await write(prismaDirectory, "nothing")).toBeNull();

  await writeFile(
    join(prismaDirectory, "schema", "parrot.prisma"),
    "model Parrot {\n  id   String @id\n  word String\n}\n",
  );
  const file = await write(prismaDirectory, "add_parrot");
  expect(file).toBe(join(prismaDirectory, "migrations", "20310506070809_add_parrot", "migration.sql"));
  expect(await readFile(file ?? "", "utf8")).toContain('CREATE TABLE "Parrot"');
  expect(await write(prismaDirectory, "nothing_more")).toBeNull();

  const { database, owner } = await openCopy();
  expect((await migrateDatabase(database, prismaDirectory)).applied).toEqual(["20310506070809_add_parrot"]);
  await owner.query('SELECT word FROM "Parrot"');
});

test("a migration never sorts before the last one, whatever the clock says", async () => {
  const prismaDirectory = await prismaCopy();
  await addMigration(prismaDirectory, "20400101000000_from_a_fast_clock", "SELECT 1;");
  await writeFile(join(prismaDirectory, "schema", "parrot.prisma"), "model Parrot {\n  id String @id\n}\n");
  await write(prismaDirectory, "add_parrot");
  expect((await readMigrations(prismaDirectory)).at(-1)?.name).toBe("20400101000001_add_parrot");
});

test("a name that would not read well as a file is refused", async () => {
  await expect(write(await prismaCopy(), "../Add Parrot")).rejects.toThrow(/lower-case words joined by underscores/);
});

test("a migration that fails leaves nothing, says why, and is applied when it is right", async () => {
  const prismaDirectory = await prismaCopy();
  const { database, owner } = await openCopy();
  const name = "20310101000000_parrot";
  await addMigration(prismaDirectory, name, "CREATE TABLE parrot (id int);\nSELECT 1/0;");
  await expect(migrateDatabase(database, prismaDirectory)).rejects.toThrow(
    `the migration ${name} failed: division by zero`,
  );
  expect((await owner.query("SELECT to_regclass('parrot') AS found")).rows).toEqual([{ found: null }]);

  const body = "CREATE FUNCTION speak() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a; b'; END $$;";
  await addMigration(prismaDirectory, name, `CREATE TABLE parrot (id int);\n${body} -- no new line at the end`);
  expect((await migrateDatabase(database, prismaDirectory)).applied).toEqual([name]);
  expect((await owner.query("SELECT speak()")).rows).toEqual([{ speak: "a; b" }]);
});

test("a migration that was interrupted is applied at the next start", async () => {
  const prismaDirectory = await prismaCopy();
  const { database, owner } = await openCopy();
  const name = "20310101000000_parrot";
  await addMigration(prismaDirectory, name, "CREATE TABLE parrot (id int)");
  await owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     VALUES (gen_random_uuid(), 'x', $1, now(), 0)`,
    [name],
  );
  expect((await migrateDatabase(database, prismaDirectory)).applied).toEqual([name]);
});

test("several starts at once migrate once", async () => {
  const prismaDirectory = await prismaCopy();
  const { database } = await openCopy();
  await addMigration(prismaDirectory, "20310101000000_parrot", "CREATE TABLE parrot (id int)");
  const outcomes = await Promise.all([1, 2, 3].map(() => migrateDatabase(database, prismaDirectory)));
  expect(outcomes.flatMap(({ applied }) => applied)).toEqual(["20310101000000_parrot"]);
});

test("a migration that was changed after it was applied is refused", async () => {
  const prismaDirectory = await prismaCopy();
  const { database } = await openCopy();
  const [first] = await readMigrations(prismaDirectory);
  await addMigration(prismaDirectory, first?.name ?? "", `${first?.sql}\nSELECT 1;`);
  await expect(migrateDatabase(database, prismaDirectory)).rejects.toThrow(
    `changed after they were applied: ${first?.name}`,
  );
});
