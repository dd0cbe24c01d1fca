import { withCommandDatabase } from "./command-database";
import { migrateDatabase } from "./migrate-database";
import { runCommand } from "./run-command";

await runCommand((settings) =>
  withCommandDatabase(settings, async (database) => {
    const { applied, warning } = await migrateDatabase(database);
    const done = applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`;
    return warning ? `${done}\n${warning}` : done;
  }),
);
