import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/testing/database";
import { resetDatabase } from "./reset-database";

test("a reset leaves the tables, without a row, and the application's rights on them", async () => {
  const database = await openDatabase();
  onTestFinished(database.close);
  const application = new Client({ connectionString: database.applicationUrl });
  await application.connect();
  onTestFinished(() => application.end());
  const insert = `INSERT INTO organization (id, name, time_zone, currency, created_at) VALUES ('o', 'Meridian', 'UTC', 'EUR', now())`;
  await application.query(insert);

  const { applied } = await resetDatabase(database);
  expect(applied.length).toBeGreaterThan(0);
  expect((await application.query("SELECT id FROM organization")).rows).toEqual([]);
  await application.query(insert);
  await expect(application.query("DELETE FROM audit_event")).rejects.toMatchObject({ code: "42501" });
});
