import type { Settings } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { migrateDatabase } from "@/server/database/migrate-database";
import { pendingMigrations } from "@/server/database/pending-migrations";
import { resetDatabase } from "@/server/database/reset-database";
import { startPostgres } from "@/server/postgres/start-postgres";
import { StartProblem } from "@/server/supervisor/start-problem";
import type { RunningDatabase } from "@/server/supervisor/supervised-database";
import { isSampleUnfinished, markSampleFinished } from "@/server/supervisor/unfinished-sample";

/** The operator's PostgreSQL where one is named, else one of our own in the data folder. */
export function databaseStarter(settings: Settings, dataFolder: string): () => Promise<RunningDatabase> {
  const applicationUrl = settings.DATABASE_URL;
  if (applicationUrl === undefined) {
    return () => startPostgres({ directory: dataFolder, log: { onLine: logPostgres } });
  }
  const theirs: RunningDatabase = {
    applicationUrl,
    migrationUrl: settings.MIGRATION_DATABASE_URL,
    exited: new Promise(() => undefined),
    stop: async () => undefined,
  };
  return async () => theirs;
}

/** Brings the tables up to date. A process that runs alone leaves that to the start which knows the tables' owner. */
export async function bringUpToDate(settings: Settings, dataFolder: string, database: RunningDatabase): Promise<void> {
  const { applicationUrl, migrationUrl } = database;
  if (isSampleUnfinished(dataFolder)) {
    if (settings.DATABASE_URL !== undefined) throw new StartProblem(halfASample);
    log.warn("the sample company was broken off while it was made; it is begun anew");
    await resetDatabase({ applicationUrl, migrationUrl });
    await markSampleFinished(dataFolder);
    return;
  }
  if (settings.LEASEHOLD_ROLE === "all" || migrationUrl !== undefined) {
    const { applied, warning } = await migrateDatabase({ applicationUrl, migrationUrl });
    if (applied.length > 0) log.info({ migrations: applied.length }, "the tables are up to date");
    if (warning) log.warn(warning);
    return;
  }
  const pending = await pendingMigrations(applicationUrl);
  if (pending.length === 0) return;
  throw new StartProblem(
    `The tables in DATABASE_URL are ${pending.length} migrations behind: set MIGRATION_DATABASE_URL to the user who owns them, so that they are brought up to date.`,
  );
}

const postgresLog = log.child({ process: "postgres" });

const halfASample =
  "The sample company in DATABASE_URL was broken off while it was made: empty that database (npm run db:reset -- --also-database-url), remove sample-company.unfinished from the data folder and start again.";

/**
 * `2026-01-31 09:12:00.000 UTC [42] ERROR:  …`: time and severity go where ours go. Whoever sent a failing statement
 * reports it better than the server, and a start that fails says why.
 */
function logPostgres(line: string): void {
  const [, severity = "", message = line] = /^\S+ \S+ \S+ \[\d+\] ([A-Z]+): +(.*)$/.exec(line) ?? [];
  if (severity === "PANIC") postgresLog.error(message);
  else postgresLog.debug(message);
}
