import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const makers = {
  LEASEHOLD_MASTER_KEY: () => randomBytes(32).toString("base64"),
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64"),
  INNGEST_EVENT_KEY: () => randomBytes(24).toString("hex"),
  INNGEST_SIGNING_KEY: () => `signkey-embedded-${randomBytes(32).toString("hex")}`,
};

export type GeneratedSecret = keyof typeof makers;

export const generatedSecrets = Object.keys(makers) as GeneratedSecret[];

/** A secret that nobody has set: made once, kept in the data folder, readable by its owner alone. */
export async function secretFromFile(dataFolder: string, name: GeneratedSecret): Promise<string> {
  const folder = join(dataFolder, "secrets");
  const file = join(folder, name.toLowerCase().replaceAll("_", "-"));
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim() !== "") {
    await chmod(file, 0o600);
    return kept.trim();
  }
  const made = makers[name]();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Renamed into place, so that a kill in between leaves either nothing or the whole secret.
  await writeFile(`${file}.new`, `${made}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}
