import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const folders = ["app", "components", "inngest", "lib", "public"];
const ignored = /(^|\/)(testing|generated)(\/|$)|\.test\.tsx?$|(^|\/)\./;
// The files beside package.json that Next reads.
const ownFiles = new Set([
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tailwind.config.ts",
  "tsconfig.json",
]);

/** Changes when anything changes that a build depends on. Tests and generated code do not count. */
export async function sourceFingerprint(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await sourceFiles(root)) {
    hash
      .update(file)
      .update("\0")
      .update(meaningOf(file, await readFile(join(root, file))))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Next adds folders of its own to what tsconfig.json includes and lays the file out anew, which changes no page. */
function meaningOf(file: string, content: Buffer): string | Buffer {
  if (file !== "tsconfig.json") return content;
  const { compilerOptions }: { compilerOptions?: unknown } = JSON.parse(content.toString());
  return JSON.stringify(compilerOptions);
}

async function sourceFiles(root: string): Promise<string[]> {
  const files = (await readdir(root)).filter((name) => ownFiles.has(name));
  for (const folder of [...folders, join("prisma", "schema")]) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const found = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
    files.push(...found.filter((file) => !ignored.test(file)));
  }
  return files.sort();
}
