import type { Client } from "pg";

/**
 * What the application's role may do after a migration: everything with rows, nothing with tables, and with the trail
 * only insert and select. Stated anew each time, so that a right given by hand does not outlive the next start.
 */
export async function grantApplicationRights(owner: Client, role: string): Promise<void> {
  const name = owner.escapeIdentifier(role);
  await owner.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA public TO ${name};
    REVOKE CREATE ON SCHEMA public FROM ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO ${name};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON _prisma_migrations FROM ${name};
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM ${name};
    COMMIT;
  `);
}

/** Where one role does both, the owner at least takes from itself the right to rewrite the trail by mistake. */
export async function protectTrailFromOwner(owner: Client): Promise<void> {
  await owner.query("REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM CURRENT_USER");
}
