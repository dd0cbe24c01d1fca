import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "inngest/node";
import { expect, test, vi } from "vitest";
import { inngest } from "../client";
import { appClient } from "../embedded/app-client";
import { openServer, signingKey } from "../testing/durable-world";
import { allFunctions } from "./all-functions";

const root = fileURLToPath(new URL("../..", import.meta.url));

function sources(folder: string): { name: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.includes("generated"))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), "utf8") }));
}

async function declared() {
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  const url = await openServer(serve({ client: inngest, functions: allFunctions }));
  return appClient(url, signingKey).readFunctions();
}

test("every function file is declared, under the name of its file", async () => {
  const files = sources("inngest/functions").map(({ name }) => name.replace(/\.ts$/, ""));
  const ids = (await declared())
    .map(({ id }) => id.replace(/^leasehold-/, ""))
    .filter((id) => !id.endsWith("-failure"));
  expect(ids.sort()).toEqual(files.filter((name) => name !== "all-functions").sort());
});

test("the embedded executor understands every setting of every function", async () => {
  for (const { steps } of await declared()) expect(steps.step.retries?.attempts).toBeGreaterThan(0);
});

test("every event that starts a function is emitted somewhere", async () => {
  const domains = sources("lib")
    .map(({ text }) => text)
    .join("\n");
  const events = (await declared()).flatMap(({ triggers }) =>
    triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])),
  );
  expect(events.filter((event) => !event.startsWith("inngest/") && !domains.includes(`"${event}"`))).toEqual([]);
});

test("functions emit through commands: an event sent by a step would need an event API that one machine does not have", () => {
  const sending = sources("inngest/functions").filter(({ text }) =>
    /sendEvent|sendSignal|waitForSignal|inngest\.send/.test(text),
  );
  expect(sending.map(({ name }) => name)).toEqual([]);
});
