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
  child: Pick<ChildPlan, "sharesPort"> & { name: ChildPlan["name"] | "once" },
  applicationUrl: string,
): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _owner, ...rest } = shared;
  const name = child.sharesPort === undefined ? child.name : `${child.name}-${child.sharesPort}`;
  return { ...rest, NODE_ENV: "production", DATABASE_URL: applicationUrl, LEASEHOLD_PROCESS: name };
}

/** Front doors on one port share the database connections of one: more would only make each slower. */
export function withItsConnections(env: NodeJS.ProcessEnv, child: ChildPlan, settings: Settings): NodeJS.ProcessEnv {
  if (child.sharesPort === undefined) return env;
  const share = Math.max(2, Math.ceil(settings.LEASEHOLD_DATABASE_CONNECTIONS / settings.LEASEHOLD_LANES));
  return { ...env, LEASEHOLD_DATABASE_CONNECTIONS: String(share) };
}

export function publicUrl(settings: Settings): string {
  return settings.LEASEHOLD_URL ?? `http://localhost:${settings.PORT}`;
}
