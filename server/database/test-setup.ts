import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { generateClient } from "./generate-client";
import { joinTestServer, leaveTestServer } from "./test-server";
import { dropDatabases, prepareRoles, prepareTemplate, type TestDatabases } from "./test-template";

declare module "vitest" {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

/** Before a test run: a PostgreSQL with a migrated template; TEST_DATABASE_URL names another server's administrator. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { root } = project.config;
  const shared = join(root, ".data", "test");
  const external = process.env.TEST_DATABASE_URL;
  const run = randomUUID().slice(0, 8);
  await generateClient(root);
  const { alone, ...server } = external
    ? { alone: false, ...(await prepareRoles(external)) }
    : await joinTestServer(shared);
  const template = await prepareTemplate(server, join(root, "prisma"));
  if (alone) await dropDatabases(server.adminUrl, "leasehold_template_", template);
  project.provide("databases", { ...server, template, run });
  return async () => {
    await dropDatabases(server.adminUrl, `leasehold_test_${run}_`);
    if (!external) await leaveTestServer(shared);
  };
}
