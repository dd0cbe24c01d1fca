import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** Runs `work` on a new, empty database that is dropped afterwards, whatever happens. */
export async function withTemporaryDatabase<T>(adminUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `leasehold_shadow_${randomUUID().replaceAll("-", "")}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}
