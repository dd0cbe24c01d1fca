import { spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { privateDirectory, run } from "./private-directory";
import { startPostgres } from "./start-postgres";

test("data that a restored backup gave to the person who restored it is taken back", async () => {
  const directory = await privateDirectory();
  const first = await startPostgres({ directory });
  await first.stop();
  const ourselves = `${process.getuid?.()}:${process.getgid?.()}`;
  spawnSync("chown", ["-R", ourselves, join(directory, "postgres")]);
  const second = await startPostgres({ directory });
  expect(await run(second.applicationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("data of another PostgreSQL, and data without its passwords, are named as what they are", async () => {
  const directory = await privateDirectory();
  const data = join(directory, "postgres");
  const server = await startPostgres({ directory });
  await server.stop();
  await writeFile(join(data, "PG_VERSION"), "16\n");
  await expect(startPostgres({ directory })).rejects.toThrow("The database was made by another version of PostgreSQL:");

  const stateFile = join(directory, "postgres.json");
  await rm(stateFile);
  await expect(startPostgres({ directory })).rejects.toThrow(
    `Restore ${stateFile} or remove ${data}, because the passwords of this database are gone.`,
  );
});

test("passwords of another database are refused, and the server does not stay behind", async () => {
  const directory = await privateDirectory();
  const server = await startPostgres({ directory });
  await server.stop();
  const stateFile = join(directory, "postgres.json");
  const state = await readFile(stateFile, "utf8");
  await writeFile(stateFile, state.replace(/"superuser": "[^"]+"/, '"superuser": "another"'));
  await expect(startPostgres({ directory })).rejects.toThrow(/not those of the database beside it/);

  await writeFile(stateFile, state);
  const again = await startPostgres({ directory });
  expect(await run(again.applicationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
