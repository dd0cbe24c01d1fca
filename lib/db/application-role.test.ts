import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/testing/database";

async function session(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function rolesOnTrail() {
  const database = await openDatabase();
  onTestFinished(database.close);
  const application = await session(database.applicationUrl);
  await application.query(
    "INSERT INTO organization (id, name, time_zone, currency, created_at) VALUES ('o', 'Meridian', 'UTC', 'EUR', now())",
  );
  await application.query(
    `INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, subject_kind, subject_id, origin, request_id, at)
     VALUES ('e', 'o', 'test.happened', 'test', 'system', 'test', 's', '{}', 'r', now())`,
  );
  return { application, owner: await session(database.migrationUrl) };
}

const changes = ["UPDATE audit_event SET type = 'other'", "DELETE FROM audit_event", "TRUNCATE audit_event"];

test("the application adds to the trail and reads it, but cannot change it", async () => {
  const { application } = await rolesOnTrail();
  for (const change of changes) await expect(application.query(change)).rejects.toMatchObject({ code: "42501" });
  const { rows } = await application.query("SELECT type FROM audit_event");
  expect(rows).toEqual([{ type: "test.happened" }]);
});

test("even the owner of the tables is stopped from changing the trail", async () => {
  const { owner } = await rolesOnTrail();
  for (const change of [...changes, "TRUNCATE audit_event CASCADE"]) {
    await expect(owner.query(change)).rejects.toThrow(/trail|audit|append/i);
  }
  const { rows } = await owner.query("SELECT type FROM audit_event");
  expect(rows).toEqual([{ type: "test.happened" }]);
});

test.each([
  "CREATE TABLE mine (id int)",
  "ALTER TABLE audit_event DISABLE TRIGGER ALL",
  "DROP TABLE person",
  "DROP TRIGGER audit_event_append_only ON audit_event",
  "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  "SET session_replication_role = replica",
  "DELETE FROM _prisma_migrations",
])("the application may not: %s", async (statement) => {
  const { application } = await rolesOnTrail();
  await expect(application.query(statement)).rejects.toMatchObject({ code: "42501" });
});
