import { type SettingName, settings } from "@/lib/kernel/settings";
import type { z } from "zod";

/** What the operator set, checked; what was left out and has no default is undefined. */
export type Settings = { readonly [N in SettingName]: z.output<(typeof settings)[N]["schema"]> };

/** What the supervisor fills in before it starts a process, so that no process has to ask whether it is there. */
const filledBySupervisor = [
  "LEASEHOLD_URL",
  "DATABASE_URL",
  "LEASEHOLD_MASTER_KEY",
  "NEXTAUTH_SECRET",
  "INNGEST_EVENT_KEY",
  "INNGEST_SIGNING_KEY",
] as const satisfies readonly SettingName[];

type FilledSetting = (typeof filledBySupervisor)[number];
export type Environment = Settings & { readonly [N in FilledSetting]: string };

type Source = Readonly<Record<string, string | undefined>>;

export class SettingsError extends Error {
  override readonly name = "SettingsError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

export function readSettings(source: Source): Settings {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const name of settingNames()) {
    const parsed = settings[name].schema.safeParse(given(source, name));
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name} should be ${settings[name].should}.`);
  }
  problems.push(...missingForLoneRole(source), ...missingForInngest(source));
  if (problems.length > 0) throw new SettingsError(problems);
  // Each name was parsed by its own schema above, which is what the mapped type says.
  return values as Settings;
}

export function readEnvironment(source: Source): Environment {
  const values = readSettings(source);
  const missing = filledBySupervisor.filter((name) => values[name] === undefined);
  if (missing.length > 0) {
    throw new SettingsError(missing.map((name) => `${name} is missing; it should be ${settings[name].should}.`));
  }
  return values as Environment;
}

let current: Environment | undefined;

/** The environment of this process. Read at the first call, so that importing a module never needs a setting. */
export function env(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}

export function settingNames(): SettingName[] {
  return Object.keys(settings) as SettingName[];
}

/** An empty value, as `.env` files often hold, means that the setting is not set. */
function given(source: Source, name: SettingName): string | undefined {
  const value = source[name]?.trim();
  return value === "" ? undefined : value;
}

/** Processes on several machines must share what a single machine may keep in its data folder. */
function missingForLoneRole(source: Source): string[] {
  const role = given(source, "LEASEHOLD_ROLE") ?? "all";
  if (!["lane", "web", "jobs"].includes(role)) return [];
  const needed: SettingName[] = ["LEASEHOLD_URL", "DATABASE_URL", "LEASEHOLD_MASTER_KEY", "NEXTAUTH_SECRET"];
  if (role !== "web") needed.push("LEASEHOLD_WEB_URL");
  return needed
    .filter((name) => given(source, name) === undefined)
    .map((name) => `${name} is needed with LEASEHOLD_ROLE=${role}; it should be ${settings[name].should}.`);
}

/** Keys made here would mean nothing to a server elsewhere, nor to Leasehold's other machines. */
function missingForInngest(source: Source): string[] {
  const lone = (given(source, "LEASEHOLD_ROLE") ?? "all") !== "all";
  if (!lone && given(source, "INNGEST_BASE_URL") === undefined) return [];
  return (["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"] as const)
    .filter((name) => given(source, name) === undefined)
    .map((name) => `${name} is needed too; it should be ${settings[name].should}.`);
}
