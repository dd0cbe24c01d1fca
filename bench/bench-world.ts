import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { idMaker } from "@/lib/kernel/ids";
import type { Runtime } from "@/lib/kernel/runtime";
import { secretsUnder } from "@/lib/kernel/secrets";
import { withEmbeddedPostgres } from "@/server/database/command-database";
import { migrateDatabase } from "@/server/database/migrate-database";

const root = join(import.meta.dirname, "..");

/** The addresses of the database: as the application, as the owner of the tables, and as its administrator. */
type Urls = { applicationUrl: string; migrationUrl: string; adminUrl: string };

/** A runtime like that of a process of ours, over an embedded PostgreSQL of its own with the settings that it ships with. */
export async function withBenchRuntime<T>(work: (runtime: Runtime, urls: Urls) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-bench-"));
  try {
    return await withEmbeddedPostgres(directory, async (urls) => {
      await migrateDatabase(urls, join(root, "prisma"));
      const pool = openPool(urls.applicationUrl);
      const db = openDatabaseOn(pool);
      const random = (size: number) => Uint8Array.from(randomBytes(size));
      const now = () => new Date();
      const masterKey = random(32);
      settle(urls.applicationUrl, masterKey);
      try {
        return await work(
          {
            db,
            pool,
            now,
            newId: idMaker(now, random),
            randomBytes: random,
            secrets: secretsUnder(masterKey, random),
            publicUrl: "http://localhost",
          },
          urls,
        );
      } finally {
        await db.$disconnect();
        if (!pool.ended) await pool.end();
      }
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What a supervisor fills in for a process; the rates are out of the way of what is measured. */
function settle(databaseUrl: string, masterKey: Uint8Array): void {
  const secret = randomBytes(32);
  Object.assign(process.env, {
    LEASEHOLD_URL: "http://localhost",
    DATABASE_URL: databaseUrl,
    LEASEHOLD_MASTER_KEY: Buffer.from(masterKey).toString("base64"),
    NEXTAUTH_SECRET: secret.toString("hex"),
    INNGEST_EVENT_KEY: secret.toString("hex"),
    INNGEST_SIGNING_KEY: `signkey-bench-${secret.toString("hex")}`,
    LEASEHOLD_CLIENT_RATE: "1000000",
    LEASEHOLD_CLIENT_ADDRESS_RATE: "1000000",
    LOG_LEVEL: "error",
  });
}
