import { openSession } from "./database-access";
import { type DatabaseUrls, migrateDatabase, type MigrationOutcome } from "./migrate-database";

/** Drops every table with its rows and applies all migrations to the empty database. */
export async function resetDatabase(database: DatabaseUrls): Promise<MigrationOutcome> {
  const setting = database.migrationUrl ? "MIGRATION_DATABASE_URL" : "DATABASE_URL";
  const owner = await openSession(database.migrationUrl ?? database.applicationUrl, setting);
  try {
    await owner.query(`
      BEGIN;
      DROP SCHEMA public CASCADE;
      CREATE SCHEMA public AUTHORIZATION pg_database_owner;
      GRANT USAGE ON SCHEMA public TO PUBLIC;
      COMMIT;
    `);
  } finally {
    await owner.end();
  }
  return migrateDatabase(database);
}
