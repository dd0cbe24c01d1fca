import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceFingerprint } from "@/server/prepare/source-fingerprint";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "leasehold-sources-"));
  await write("app/page.tsx", "page");
  await write("tsconfig.json", '{ "compilerOptions": { "strict": true }, "include": ["**/*.ts"] }');
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(file: string, content: string) {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), content);
}

test("a changed, new or renamed source asks for a new build", async () => {
  const seen = [await sourceFingerprint(root)];
  await write("app/page.tsx", "page, changed");
  seen.push(await sourceFingerprint(root));
  await write("lib/seats/schema.ts", "schema");
  seen.push(await sourceFingerprint(root));
  await write("package-lock.json", "{}");
  seen.push(await sourceFingerprint(root));
  expect(new Set(seen).size).toBe(4);
});

test("tests, generated code, folders of no page and what Next writes itself do not", async () => {
  const before = await sourceFingerprint(root);
  await write("lib/seats/assign-seat.test.ts", "test");
  await write("lib/testing/world.ts", "world");
  await write("lib/db/generated/client.ts", "client");
  await write("server/lane.ts", "lane");
  await write("docs/architecture.md", "drawing");
  await write("next-env.d.ts", "types");
  await write("vitest.config.ts", "config");
  await write(
    "tsconfig.json",
    '{\n  "compilerOptions": {\n    "strict": true\n  },\n  "include": ["**/*.ts", ".next/types/**/*.ts"]\n}',
  );
  expect(await sourceFingerprint(root)).toBe(before);
});
