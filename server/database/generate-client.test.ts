import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generateClient } from "./generate-client";

test("the client is generated once for each state of the schema", async () => {
  const root = await mkdtemp(join(tmpdir(), "leasehold-generate-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "node_modules"));
  await cp(join(import.meta.dirname, "..", "..", "prisma", "schema"), join(root, "prisma", "schema"), {
    recursive: true,
  });

  expect(await generateClient(root)).toBe(true);
  expect(existsSync(join(root, "lib", "db", "generated", "client.ts"))).toBe(true);
  expect(await generateClient(root)).toBe(false);

  await appendFile(join(root, "prisma", "schema", "catalog.prisma"), "\nmodel Parrot {\n  id String @id\n}\n");
  expect(await generateClient(root)).toBe(true);
  expect(await readFile(join(root, "lib", "db", "generated", "client.ts"), "utf8")).toContain("Parrot");
});
