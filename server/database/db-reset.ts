import { createInterface } from "node:readline/promises";
import { PostgresProblem } from "../postgres/postgres-problem";
import { withCommandDatabase } from "./command-database";
import { resetDatabase } from "./reset-database";
import { runCommand } from "./run-command";

const agreed = process.argv.includes("--yes");
const alsoMine = process.argv.includes("--also-database-url");

await runCommand((settings) =>
  withCommandDatabase(settings, async (database) => {
    if (!database.isOurs && !alsoMine) {
      throw new PostgresProblem(
        "DATABASE_URL names a PostgreSQL of yours; add --also-database-url to remove everything in that database.",
      );
    }
    if (!agreed && !(await confirmed())) return "Nothing was changed.";
    const { applied } = await resetDatabase(database);
    return `The database is empty again; applied ${applied.join(", ")}.`;
  }),
);

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new PostgresProblem("Add --yes to remove everything in the database without being asked.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("This removes everything in the database. Type yes to go on: ");
  terminal.close();
  return answer.trim() === "yes";
}
