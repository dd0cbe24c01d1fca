import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderPermissions } from "@/server/configuration/render-permissions";

await writeFile(join(import.meta.dirname, "..", "..", "docs", "permissions.md"), renderPermissions());
