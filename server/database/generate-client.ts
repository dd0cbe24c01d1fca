import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { underLock } from "../postgres/start-lock";
import { fingerprint, readSchema } from "./migration-files";

/** Generates the Prisma client when the schema or Prisma itself changed since the last time; tells whether it did. */
export async function generateClient(root: string): Promise<boolean> {
  const output = join(root, "lib", "db", "generated");
  const stamp = join(output, ".fingerprint");
  const cli = prismaCli();
  const schema = await readSchema(join(root, "prisma"));
  const wanted = fingerprint([
    cli.version,
    ...schema.flatMap(({ path, content }) => [path.slice(root.length), content]),
  ]);
  if (await isStamped(stamp, wanted)) return false;
  return underLock(join(root, "node_modules", ".leasehold-generate.lock"), async () => {
    if (await isStamped(stamp, wanted)) return false;
    await run(process.execPath, [cli.program, "generate", "--no-hints", "--schema", "prisma/schema"], root);
    await writeFile(stamp, wanted);
    return true;
  });
}

async function isStamped(stamp: string, wanted: string): Promise<boolean> {
  return existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted;
}

function prismaCli(): { program: string; version: string } {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("prisma/package.json");
  const { version, bin } = z
    .object({ version: z.string(), bin: z.object({ prisma: z.string() }) })
    .parse(require("prisma/package.json"));
  return { program: join(dirname(manifest), bin.prisma), version };
}

async function run(program: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(program, args, {
    cwd,
    // Prisma would download its migration engine, which generating does not use; any program in its place stops that.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`prisma generate failed:\n${output}`);
}
