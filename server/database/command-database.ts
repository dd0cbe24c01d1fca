import { resolve } from "node:path";
import { findRunningPostgres, startPostgres } from "../postgres/start-postgres";
import type { DatabaseUrls } from "./migrate-database";

type Settings = { LEASEHOLD_DATA: string; DATABASE_URL?: string; MIGRATION_DATABASE_URL?: string };

export type CommandDatabase = DatabaseUrls & { isOurs: boolean };

/** Gives a command the database that the settings name: yours, or the embedded one, started for as long as it is needed. */
export async function withCommandDatabase<T>(
  settings: Settings,
  work: (database: CommandDatabase) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = settings;
  if (DATABASE_URL) {
    return work({ applicationUrl: DATABASE_URL, migrationUrl: MIGRATION_DATABASE_URL, isOurs: false });
  }
  return withEmbeddedPostgres(settings.LEASEHOLD_DATA, (urls) => work({ ...urls, isOurs: true }));
}

/** One that somebody runs is used as it is; otherwise it is started, or taken over, and stopped again. */
export async function withEmbeddedPostgres<T>(
  dataDirectory: string,
  work: (urls: { applicationUrl: string; migrationUrl: string; adminUrl: string }) => Promise<T>,
): Promise<T> {
  const directory = resolve(dataDirectory);
  const running = await findRunningPostgres(directory);
  if (running && !running.abandoned) return work(running);
  const started = await startPostgres({ directory });
  try {
    return await work(started);
  } finally {
    await started.stop();
  }
}
