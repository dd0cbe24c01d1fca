import { readSettings, SettingsError, type Settings } from "@/lib/kernel/env";
import { PostgresProblem } from "../postgres/postgres-problem";

/** Runs a database command from the terminal: prints what it says, or in one sentence why it could not. */
export async function runCommand(work: (settings: Settings) => Promise<string>): Promise<void> {
  try {
    console.log(await work(readSettings(process.env)));
  } catch (error) {
    if (!(error instanceof PostgresProblem || error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
