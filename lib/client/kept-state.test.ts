import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Memory, storeAt } from "./kept-state";
import { storeInMemory } from "./testing-client";

const seen = new Date("2026-11-24T09:00:00Z");

test("what is remembered is there at the next start", async () => {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, "state", "leasehold");
  const memory = new Memory(storeAt(path), "the key");
  expect(await memory.read()).toMatchObject({ seen: null, file: null });
  await Promise.all([
    memory.change({ seen }),
    memory.change({ refused: { code: "SUSPENDED", at: seen } }),
    memory.change({ file: "text", activationId: "act_1" }),
  ]);
  expect(await new Memory(storeAt(path), "the key").read()).toMatchObject({
    seen,
    refused: { code: "SUSPENDED", at: seen },
    file: "text",
    activationId: "act_1",
    licenseId: null,
  });
  expect(await readdir(join(directory, "state"))).toEqual(["leasehold"]);
});

test("what was edited, or is another key's, counts as absent", async () => {
  const store = storeInMemory();
  await new Memory(store, "the key").change({ refused: { code: "SUSPENDED", at: seen }, file: "text" });
  const [body = "", seal = ""] = store.text?.trim().split(".") ?? [];
  const without = Buffer.from(body, "base64url")
    .toString()
    .replace(/"refused":\{[^}]*\}/, '"refused":null');
  for (const text of [`${Buffer.from(without).toString("base64url")}.${seal}`, body, "", "nonsense.nonsense"])
    expect(await new Memory({ ...store, read: async () => text }, "the key").read()).toMatchObject({ file: null });
  expect(await new Memory(store, "another key").read()).toMatchObject({ file: null });
  expect(await new Memory(store, "the key").read()).toMatchObject({ file: "text" });
});

test("a place that cannot be read is told, not taken for an empty one", async () => {
  await expect(new Memory(storeAt(tmpdir()), "the key").read()).rejects.toThrow();
});
