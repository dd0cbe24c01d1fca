import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { settingNames } from "@/lib/kernel/env";
import { settings } from "@/lib/kernel/settings";
import { renderExample, renderPage } from "@/server/configuration/render-configuration";

const root = join(import.meta.dirname, "..", "..");

test(".env.example and docs/configuration.md are current (npm run docs:configuration writes them)", async () => {
  expect(await readFile(join(root, ".env.example"), "utf8")).toBe(renderExample());
  expect(await readFile(join(root, "docs", "configuration.md"), "utf8")).toBe(renderPage());
});

test("the example names every setting, and each example is one that would be accepted", () => {
  const uncommented = parseEnv(renderExample().replace(/^#([A-Z_]+=)/gm, "$1"));
  expect(Object.keys(uncommented).sort()).toEqual(settingNames().sort());
  for (const name of settingNames()) {
    const { schema, example } = settings[name];
    // Nobody should start with a secret that stands in a file for everybody.
    if (!/^output of: /.test(example)) expect(schema.safeParse(example).success, name).toBe(true);
  }
});

test("every setting is used somewhere", async () => {
  const sources: string[] = [];
  for (const folder of ["lib", "server", "app", "inngest"]) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      if (/\.tsx?$/.test(file) && !/\.test\.|kernel.(settings|env)\.ts$|generated/.test(file)) {
        sources.push(await readFile(join(root, folder, file), "utf8"));
      }
    }
  }
  const code = sources.join("\n");
  expect(settingNames().filter((name) => !code.includes(name))).toEqual([]);
});
