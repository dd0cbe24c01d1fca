import type { Settings } from "@/lib/kernel/env";
import type { ChildPlan } from "@/server/supervisor/supervised-child";
import { generatedSecrets, secretFromFile } from "@/server/supervisor/secret-files";

type Source = Readonly<Record<string, string | undefined>>;

/** Everything that a process needs beside the database, with what the operator left out filled in. */
export async function sharedEnvironment(source: Source, settings: Settings, dataFolder: string) {
  const url = publicUrl(settings);
  const secrets: Record<string, string> = {};
  for (const name of generatedSecrets) secrets[name] = settings[name] ?? (await secretFromFile(dataFolder, name));
  return {
    ...source,
    ...secrets,
    NODE_ENV: "production",
    LEASEHOLD_URL: url,
    LEASEHOLD_DATA: dataFolder,
    LOG_FORMAT: settings.LOG_FORMAT ?? (process.stdout.isTTY ? "text" : "json"),
    NEXTAUTH_URL: url,
  } satisfies NodeJS.ProcessEnv;
}

/** The owner of the tables stays with the supervisor: no process that answers requests can change or empty them. */
export function childEnvironment(
  shared: NodeJS.ProcessEnv,
  child: ChildPlan["name"] | "once",
  applicationUrl: string,
): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _owner, ...rest } = shared;
  return { ...rest, NODE_ENV: "production", DATABASE_URL: applicationUrl, LEASEHOLD_PROCESS: child };
}

export function publicUrl(settings: Settings): string {
  return settings.LEASEHOLD_URL ?? `http://localhost:${settings.PORT}`;
}
