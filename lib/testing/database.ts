import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

export type TestDatabase = { applicationUrl: string; migrationUrl: string; close(): Promise<void> };

/** A fresh copy of the migrated database for one test, dropped when it is closed or the run ends. */
export async function openDatabase(): Promise<TestDatabase> {
  const { adminUrl, applicationUrl, migrationUrl, template, run } = inject("databases");
  const name = `leasehold_test_${run}_${randomUUID().slice(0, 8)}`;
  const owner = new URL(migrationUrl).username;
  // Copying files is several times faster than logging pages where the server does not wait for the disk.
  await asAdministrator(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner} STRATEGY FILE_COPY`);
  return {
    applicationUrl: on(applicationUrl, name),
    migrationUrl: on(migrationUrl, name),
    close: () => asAdministrator(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function on(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
