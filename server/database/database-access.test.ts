import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/testing/database";
import { versionProblem } from "./database-access";
import { migrateDatabase } from "./migrate-database";

async function openCopy() {
  const database = await openDatabase();
  onTestFinished(database.close);
  return database;
}

function changed(url: string, change: (address: URL) => void): string {
  const address = new URL(url);
  change(address);
  return address.href;
}

test.each([
  [140_012, "DATABASE_URL names a PostgreSQL 14, but Leasehold needs PostgreSQL 15 or newer."],
  [90_624, "DATABASE_URL names a PostgreSQL 9, but Leasehold needs PostgreSQL 15 or newer."],
  [150_000, undefined],
  [180_004, undefined],
])("version %i", (number, sentence) => {
  expect(versionProblem(number, "DATABASE_URL")?.message).toBe(sentence);
});

test("what is wrong with an address is said in one sentence that names the setting", async () => {
  const { applicationUrl, migrationUrl } = await openCopy();
  const { host, username, pathname } = new URL(migrationUrl);
  const application = new URL(applicationUrl).username;
  const because = (urls: { applicationUrl: string; migrationUrl?: string }) =>
    migrateDatabase(urls).then(
      () => "nothing",
      (error: Error) => error.message,
    );

  expect(await because({ applicationUrl, migrationUrl: "postgresql://a:b@127.0.0.1:1/c" })).toBe(
    "No PostgreSQL answers at 127.0.0.1:1, which MIGRATION_DATABASE_URL names (ECONNREFUSED).",
  );
  expect(
    await because({ applicationUrl, migrationUrl: changed(migrationUrl, (url) => (url.password = "wrong")) }),
  ).toBe(`The password for the user ${username} in MIGRATION_DATABASE_URL is wrong.`);
  expect(
    await because({ applicationUrl: changed(applicationUrl, (url) => (url.password = "wrong")), migrationUrl }),
  ).toBe(`The password for the user ${application} in DATABASE_URL is wrong.`);
  expect(
    await because({ applicationUrl, migrationUrl: changed(migrationUrl, (url) => (url.pathname = "/nowhere")) }),
  ).toBe(
    `Create the database that MIGRATION_DATABASE_URL names, because the PostgreSQL at ${host} has none of that name.`,
  );
  expect(await because({ applicationUrl: "mysql://a:b@c/d" })).toBe(
    "DATABASE_URL must be an address like postgresql://user:password@host:5432/database.",
  );
  expect(await because({ applicationUrl, migrationUrl: applicationUrl })).toBe(
    "DATABASE_URL must name a user who cannot change the tables, not the same user as MIGRATION_DATABASE_URL.",
  );
  expect(
    await because({ applicationUrl: changed(applicationUrl, (url) => (url.pathname = "/postgres")), migrationUrl }),
  ).toBe("DATABASE_URL and MIGRATION_DATABASE_URL must name the same database.");
  expect(await because({ applicationUrl })).toBe(
    "The user in DATABASE_URL must own its database, or hold CREATE on it and on its schema public.",
  );
  expect(pathname).toMatch(/^\/leasehold_test_/);
});

test("one user for everything works, is warned of, and still cannot change the trail", async () => {
  const { migrationUrl } = await openCopy();
  const { applied, warning } = await migrateDatabase({ applicationUrl: migrationUrl });
  expect(applied).toEqual([]);
  expect(warning).toContain("set MIGRATION_DATABASE_URL to another user");
  const client = new Client({ connectionString: migrationUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await expect(client.query("DELETE FROM audit_event")).rejects.toMatchObject({ code: "42501" });
});

test("rights that were given by hand do not outlive a migration", async () => {
  const { applicationUrl, migrationUrl } = await openCopy();
  const owner = new Client({ connectionString: migrationUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  const application = new URL(applicationUrl).username;
  await owner.query(`GRANT UPDATE, DELETE, TRUNCATE ON audit_event TO ${application}`);
  await migrateDatabase({ applicationUrl, migrationUrl });
  const { rows } = await owner.query(
    "SELECT has_table_privilege($1, 'audit_event', 'UPDATE, DELETE, TRUNCATE') AS may, has_table_privilege($1, 'audit_event', 'INSERT') AS adds",
    [application],
  );
  expect(rows).toEqual([{ may: false, adds: true }]);
});
