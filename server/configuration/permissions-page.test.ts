import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderPermissions } from "@/server/configuration/render-permissions";

test("docs/permissions.md is current (npm run docs:permissions writes it)", async () => {
  expect(await readFile(join(import.meta.dirname, "..", "..", "docs", "permissions.md"), "utf8")).toBe(
    renderPermissions(),
  );
});
