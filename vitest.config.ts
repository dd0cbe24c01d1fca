import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest files are short ones, which Vitest would leave to the end, where one worker waits for the other. */
class StormsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isStorm = ({ moduleId }: TestSpecification) => moduleId.endsWith("storm.test.ts");
    return [...sorted.filter(isStorm), ...sorted.filter((file) => !isStorm(file))];
  }
}

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
