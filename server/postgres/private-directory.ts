import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { onTestFinished } from "vitest";
import { stopPostgres } from "./start-postgres";

/** Below a directory that only its owner can enter, as a checkout below a private home is. */
export async function privateDirectory(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "leasehold-home-"));
  await chmod(home, 0o700);
  const directory = join(home, "checkout", ".data");
  onTestFinished(async () => {
    await stopPostgres(directory);
    await rm(home, { recursive: true, force: true });
  });
  return directory;
}

export async function run(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
