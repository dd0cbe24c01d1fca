import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

type Source = Record<string, string | undefined>;

/** The real environment wins over the file. */
export function withDotenv(file: string, environment: Source): Source {
  return { ...parseEnv(readIfThere(file)), ...environment };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
