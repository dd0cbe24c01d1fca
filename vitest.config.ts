import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { StormsFirst } from "./server/testing/storms-first.ts";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,components,inngest,lib,prisma,server}/**/*.test.{ts,tsx}"],
    globalSetup: ["server/database/test-setup.ts"],
    // Each test has a database of its own on one server, so more workers would only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: StormsFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
