import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/testing/database";
import { catalogueObjects } from "./catalogue-objects";
import { handWritten } from "./hand-written";
import { diffToSchema } from "./schema-engine";

const prismaDirectory = join(import.meta.dirname, "..", "..", "prisma");

async function openSession(): Promise<{ client: Client; url: string }> {
  const database = await openDatabase();
  onTestFinished(database.close);
  const client = new Client({ connectionString: database.migrationUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return { client, url: database.migrationUrl };
}

test("the migrated database equals the Prisma schema", async () => {
  const { url } = await openSession();
  expect(await diffToSchema(url, prismaDirectory)).toBeNull();
});

test("what is written by hand is what the list says, no more and no less", async () => {
  const { client } = await openSession();
  expect(await catalogueObjects(client)).toEqual([...handWritten].sort());
});

test("a change made past the migrations is found", async () => {
  const { client, url } = await openSession();
  await client.query(`
    ALTER TABLE person ADD COLUMN shoe_size int;
    ALTER TABLE person ADD CONSTRAINT person_is_tall CHECK (length(id) > 0);
    ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only;
  `);
  expect(await diffToSchema(url, prismaDirectory)).toContain("shoe_size");
  const found = await catalogueObjects(client);
  expect(found).toContain("check person.person_is_tall");
  expect(found).toContain("trigger audit_event.audit_event_append_only (disabled)");
});
