import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderExample, renderPage } from "@/server/configuration/render-configuration";

const root = join(import.meta.dirname, "..", "..");

await writeFile(join(root, ".env.example"), renderExample());
await writeFile(join(root, "docs", "configuration.md"), renderPage());
