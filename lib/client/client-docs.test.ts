import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { readJwks } from "@/lib/keys/read-jwks";
import { openOffline } from "@/lib/offline/testing-offline";
import { openRoutes } from "@/lib/testing/route-client";
import { serveHttp } from "@/lib/testing/serve-http";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = readFileSync(here("../../docs/client.md"), "utf8");

/** The page's program, as a reader would save it, with the folder where it was copied to. */
function programOfPage(folder: string): string {
  const [, code = ""] = /```ts\n(.*?)```/s.exec(page) ?? [];
  const path = join(folder, "program.mts");
  writeFileSync(path, code.replaceAll("./leasehold/", `${here(".")}/`));
  return path;
}

test("the example of the page runs as it stands", { timeout: 120_000 }, async () => {
  const { world, license, key } = await openOffline({ heartbeatSeconds: 600 });
  await world.db.product.update({ where: { id: license.productId }, data: { code: "sketchbook" } });
  // The program lives in today's world, and so must its server.
  world.clock.now = new Date();
  const server = await serveHttp(openRoutes(world, routes).send);
  const folder = mkdtempSync(join(tmpdir(), "client-docs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "public-keys.json"), JSON.stringify(await readJwks(world.runtime)));
  const program = programOfPage(folder);
  const run = async () => {
    const tsx = fileURLToPath(import.meta.resolve("tsx"));
    const child = spawn(process.execPath, ["--import", tsx, program], {
      cwd: folder,
      env: { ...process.env, LEASEHOLD: server.url, LICENSE_KEY: key.key, NODE_OPTIONS: "" },
    });
    const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    return { said, wrong };
  };
  expect(await run()).toEqual({ said: "VALID, said by the server\n", wrong: "" });
  expect(await world.db.activation.count({ where: { lastHeartbeatAt: { not: null } } })).toBe(1);
});
