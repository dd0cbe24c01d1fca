import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { privateDirectory } from "../postgres/private-directory";
import { findRunningPostgres, startPostgres } from "../postgres/start-postgres";
import { withCommandDatabase, withEmbeddedPostgres } from "./command-database";

test("a command leaves a server that somebody runs as it is, and stops one that nobody does", async () => {
  const directory = await privateDirectory();
  const server = await startPostgres({ directory });
  await withEmbeddedPostgres(directory, async ({ migrationUrl }) => expect(migrationUrl).toBe(server.migrationUrl));
  expect(await findRunningPostgres(directory)).toMatchObject({ abandoned: false });

  const stateFile = join(directory, "postgres.json");
  const state = JSON.parse(await readFile(stateFile, "utf8"));
  await writeFile(stateFile, JSON.stringify({ ...state, startedBy: { pid: process.pid, startedAt: "before us" } }));
  expect(await findRunningPostgres(directory)).toMatchObject({ abandoned: true });
  await withEmbeddedPostgres(directory, async ({ adminUrl }) => expect(adminUrl).toBe(server.adminUrl));
  expect(await findRunningPostgres(directory)).toBeNull();
});

test("a command uses the PostgreSQL that the settings name", async () => {
  const settings = {
    LEASEHOLD_DATA: "/nowhere",
    DATABASE_URL: "postgresql://a",
    MIGRATION_DATABASE_URL: "postgresql://b",
  };
  await withCommandDatabase(settings, async (database) => {
    expect(database).toEqual({ applicationUrl: "postgresql://a", migrationUrl: "postgresql://b", isOurs: false });
  });
});
