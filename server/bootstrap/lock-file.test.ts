import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const packages = z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }));

/** npm leaves out what it cannot find, for example a build for another system that is not published yet; `npm ci` then refuses the whole file. */
test("package-lock.json names every optional package, those for other systems too", async () => {
  const lock: unknown = JSON.parse(await readFile(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8"));
  const entries = z.object({ packages }).parse(lock).packages;
  const present = new Set(Object.keys(entries).map((path) => path.slice(path.lastIndexOf("node_modules/") + 13)));
  const named = Object.values(entries).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(named.filter((name) => !present.has(name))).toEqual([]);
});
