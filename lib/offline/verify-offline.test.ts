import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import { readJwks } from "@/lib/keys/read-jwks";
import { issueLicenseFile } from "./issue-license-file";
import { issueMachineFile } from "./issue-machine-file";
import { readRevocations } from "./read-revocations";
import { day, fingerprint, issueOne, openOffline } from "./testing-offline";

const page = readFileSync(fileURLToPath(new URL("../../docs/verify-offline.md", import.meta.url)), "utf8");

function codeOf(language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(page) ?? [];
  if (!code) throw new Error(`the page has no ${language}`);
  return code;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "verify-offline-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

type Document = { data: { id: string; attributes: Record<string, unknown> }; meta: { expiry: string; issued: string } };
type Here = { kid: string; now: number; lastSeen: number; fingerprint: string; revoked: unknown };
type Page = {
  keysOf(jwks: unknown): Map<string, unknown>;
  readKey(text: string, keys: unknown): { license: string; kid: string; fingerprint?: string };
  readFile(text: string, keys: unknown, secret?: string): Document;
  readRevocations(jws: string, keys: unknown, sequence?: number): { sequence: number };
  whyNot(document: Document, here: Here): string | null;
};

/** The page's program, as a reader would save it. */
async function programOfPage(): Promise<Page> {
  const path = join(folder(), "verify.mjs");
  writeFileSync(path, codeOf("js"));
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Page;
}

async function given() {
  const offline = await openOffline();
  const { world, license, key, asClient, activate } = offline;
  const bound = await issueOne(world, license.id, { fingerprint });
  const activation = await activate();
  const ttl = 30 * day;
  const machine = { activationId: activation.id, ttl };
  return {
    ...offline,
    bound,
    activation,
    jwks: await readJwks(world.runtime),
    files: [
      [(await asClient(issueLicenseFile, { licenseId: license.id, ttl })).file, undefined],
      [(await asClient(issueLicenseFile, { licenseId: license.id, ttl, encrypt: true })).file, key.key],
      [(await asClient(issueMachineFile, machine)).file, undefined],
      [(await asClient(issueMachineFile, { ...machine, encrypt: true })).file, key.key + fingerprint],
    ] as const,
  };
}

function changedEverywhere(text: string): string[] {
  const bytes = Buffer.from(text, "latin1");
  return [...bytes.keys()].map((at) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << ((at * 5) % 8)), at);
    return changed.toString("latin1");
  });
}

test("the page's Node program reads keys and files, and refuses each with a byte changed anywhere", async () => {
  const { license, key, bound, jwks, files } = await given();
  const { keysOf, readKey, readFile } = await programOfPage();
  const keys = keysOf(jwks);
  expect(readKey(key.key, keys)).toMatchObject({ license: license.id });
  expect(readKey(bound.key, keys).fingerprint).toBe(createHash("sha256").update(fingerprint).digest("hex"));
  for (const changed of changedEverywhere(key.key)) expect(() => readKey(changed, keys)).toThrow();
  for (const [file, secret] of files) {
    const { meta } = readFile(file, keys, secret);
    expect(readFile(file.replaceAll("\n", "\r\n"), keys, secret).meta).toEqual(meta);
    for (const changed of changedEverywhere(file)) expect(() => readFile(changed, keys, secret)).toThrow();
  }
});

test("the page's Node program tells why a file is not good here and now", async () => {
  const { world, activation, jwks, files } = await given();
  const { keysOf, readFile, readRevocations: readList, whyNot } = await programOfPage();
  const keys = keysOf(jwks);
  const document = readFile(files[2][0], keys);
  const now = world.clock.now.getTime();
  const kid = jwks.keys[0]?.kid ?? "";
  const here = { kid, now, lastSeen: now, fingerprint, revoked: null };
  const why = (given: Partial<Here> = {}) => whyNot(document, { ...here, ...given });
  expect(why()).toBeNull();
  expect(why({ now: now - 3_600_000, lastSeen: 0 })).toBe("the clock was turned back");
  expect(why({ lastSeen: now + 3_600_000 })).toBe("the clock was turned back");
  expect(why({ now: Date.parse(document.meta.expiry) })).toBe("the file has expired");
  expect(why({ fingerprint: "another-machine" })).toBe("the file is for another machine");

  const before = (await world.run(readRevocations, {})).jws;
  expect(why({ revoked: readList(before, keys) })).toBeNull();
  await world.run(deactivateMachine, { activationId: activation.id }, { as: world.system });
  world.clock.now = new Date(now + 60_000);
  const list = readList((await world.run(readRevocations, {})).jws, keys);
  expect(why({ revoked: list })).toBe("the machine was deactivated or moved");
  expect(() => readList(before, keys, list.sequence)).toThrow("an older list, played back");
  for (const changed of changedEverywhere(before)) expect(() => readList(changed, keys)).toThrow();
});

test("the page's Python program reads the same, wherever Python has the library that it needs", async () => {
  const python = spawnSync("python3", ["-c", "import cryptography"]);
  if (python.status !== 0) return;
  const { license, key, jwks, files } = await given();
  const path = folder();
  writeFileSync(join(path, "verify.py"), codeOf("python"));
  const checks = [
    "import json, sys",
    "from verify import *",
    "asked = json.load(sys.stdin)",
    "keys = keys_of(asked['jwks'])",
    "answer = [read_key(asked['key'], keys)['license']]",
    "answer += [read_file(file, keys, secret)['meta']['ttl'] for file, secret in asked['files']]",
    "for text, secret in asked['changed']:",
    "    try: answer.append(read_file(text, keys, secret))",
    "    except Exception: pass",
    "for text in asked['changedKeys']:",
    "    try: answer.append(read_key(text, keys))",
    "    except Exception: pass",
    "print(json.dumps(answer))",
  ].join("\n");
  const changed = files.flatMap(([file, secret]) => changedEverywhere(file).map((text) => [text, secret ?? null]));
  const asked = JSON.stringify({ jwks, key: key.key, files, changed, changedKeys: changedEverywhere(key.key) });
  const ran = spawnSync("python3", ["-c", checks], { cwd: path, input: asked, encoding: "utf8", maxBuffer: 1 << 24 });
  expect(ran.stderr).toBe("");
  expect(JSON.parse(ran.stdout)).toEqual([license.id, ...files.map(() => 30 * day)]);
});
