import { join } from "node:path";
import type { Client } from "pg";
import { PostgresProblem } from "../postgres/postgres-problem";
import { grantApplicationRights, protectTrailFromOwner } from "./application-rights";
import { openSession } from "./database-access";
import { applyMigrations } from "./schema-engine";

const PRISMA_DIRECTORY = join(import.meta.dirname, "..", "..", "prisma");
const MIGRATION_LOCK = 7_205_310;

/** Without a migration address, the application's role owns the tables too. */
export type DatabaseUrls = { applicationUrl: string; migrationUrl?: string };

export type MigrationOutcome = { applied: string[]; warning: string | null };

/** Brings the tables up to date and states the application's rights. Several starts at once take turns. */
export async function migrateDatabase(
  { applicationUrl, migrationUrl }: DatabaseUrls,
  prismaDirectory = PRISMA_DIRECTORY,
): Promise<MigrationOutcome> {
  const ownerUrl = migrationUrl ?? applicationUrl;
  const owner = await openSession(ownerUrl, migrationUrl ? "MIGRATION_DATABASE_URL" : "DATABASE_URL");
  try {
    const role = migrationUrl ? await applicationRole(applicationUrl, owner) : null;
    await requireRights(owner, migrationUrl ? "MIGRATION_DATABASE_URL" : "DATABASE_URL");
    await owner.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await applyMigrations(ownerUrl, prismaDirectory);
    if (role) await grantApplicationRights(owner, role);
    else await protectTrailFromOwner(owner);
    return { applied, warning: role ? null : ONE_ROLE };
  } finally {
    await owner.end();
  }
}

const ONE_ROLE =
  "The application owns its tables; set MIGRATION_DATABASE_URL to another user who does, so that nothing in the application can lift the protection of the trail.";

/** The application's role must be another than the tables' owner, or it could rewrite the trail. */
async function applicationRole(applicationUrl: string, owner: Client): Promise<string> {
  const application = await openSession(applicationUrl, "DATABASE_URL");
  try {
    const who = await currentRole(application);
    const ownerRole = await currentRole(owner);
    if (who.database !== ownerRole.database) {
      throw new PostgresProblem("DATABASE_URL and MIGRATION_DATABASE_URL must name the same database.");
    }
    if (who.superuser || who.name === ownerRole.name) {
      const mistake = who.superuser ? "a superuser" : "the same user as MIGRATION_DATABASE_URL";
      throw new PostgresProblem(`DATABASE_URL must name a user who cannot change the tables, not ${mistake}.`);
    }
    return who.name;
  } finally {
    await application.end();
  }
}

async function currentRole(client: Client): Promise<{ name: string; superuser: boolean; database: string }> {
  const { rows } = await client.query<{ name: string; superuser: boolean; database: string }>(
    `SELECT rolname AS name, rolsuper AS superuser, current_database() AS database
       FROM pg_roles WHERE rolname = current_user`,
  );
  if (!rows[0]) throw new Error("the session has no role");
  return rows[0];
}

async function requireRights(owner: Client, setting: string): Promise<void> {
  const { rows } = await owner.query<{ allowed: boolean }>(
    `SELECT has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE') AS allowed`,
  );
  if (rows[0]?.allowed) return;
  throw new PostgresProblem(
    `The user in ${setting} must own its database, or hold CREATE on it and on its schema public.`,
  );
}
