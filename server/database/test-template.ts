import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { fingerprint, readMigrations } from "./migration-files";
import { migrateDatabase } from "./migrate-database";

/** Where tests find a migrated database to copy, and the roles that they act as. */
export type TestDatabases = {
  adminUrl: string;
  applicationUrl: string;
  migrationUrl: string;
  template: string;
  run: string;
};

export type TestServer = { adminUrl: string; applicationUrl: string; migrationUrl: string };

const TEMPLATE_LOCK = 7_205_311;

/** Migrates a template once for each state of the migrations; tests copy it, which is many times faster. */
export async function prepareTemplate(server: TestServer, prismaDirectory: string): Promise<string> {
  const migrations = await readMigrations(prismaDirectory);
  const rights = await readFile(join(import.meta.dirname, "application-rights.ts"), "utf8");
  const template = `leasehold_template_${fingerprint([rights, ...migrations.flatMap(({ name, sql }) => [name, sql])])}`;
  await asAdministrator(server.adminUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return;
    const unfinished = `${template}_unfinished`;
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 OWNER ${roleOf(server.migrationUrl)}`);
    await migrateDatabase(
      {
        applicationUrl: onDatabase(server.applicationUrl, unfinished),
        migrationUrl: onDatabase(server.migrationUrl, unfinished),
      },
      prismaDirectory,
    );
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
    // A forgotten session on the template would make every copy fail.
    await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  });
  return template;
}

/** On a server of somebody's: roles of our own, with passwords that only who knows the address can derive. */
export async function prepareRoles(adminUrl: string): Promise<TestServer> {
  const urls = { owner: new URL(adminUrl), application: new URL(adminUrl) };
  await asAdministrator(adminUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    for (const [part, url] of Object.entries(urls)) {
      url.username = `leasehold_test_${part}`;
      url.password = createHash("sha256").update(`${part} ${adminUrl}`).digest("hex");
      const { rowCount } = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [url.username]);
      const verb = rowCount ? "ALTER" : "CREATE";
      await admin.query(`${verb} ROLE ${url.username} LOGIN PASSWORD '${url.password}'`);
    }
  });
  return { adminUrl, migrationUrl: urls.owner.href, applicationUrl: urls.application.href };
}

/** Drops what tests left behind: one run's copies, or with the prefix alone everybody's, and templates out of date. */
export async function dropDatabases(adminUrl: string, prefix: string, except?: string): Promise<void> {
  await asAdministrator(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname IS DISTINCT FROM $2",
      [prefix, except],
    );
    for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

function onDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

async function asAdministrator(adminUrl: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
