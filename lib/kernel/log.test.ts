import { expect, test } from "vitest";
import { createLog } from "@/lib/kernel/log";
import { withLogContext } from "@/lib/kernel/log-context";
import { readableLog } from "@/lib/kernel/log-readable";
import { loggablePath } from "@/lib/kernel/log-redaction";

function listen(level?: string) {
  const lines: string[] = [];
  return { lines, sink: { write: (line: string) => void lines.push(line.trimEnd()) }, level };
}

const planted = "planted-5f2c";

test("no secret and no personal data reaches the log, whatever key or text carries it", () => {
  const { lines, sink } = listen();
  const log = createLog(sink);
  const keys = [
    "password",
    "newPassword",
    "token",
    "apiToken",
    "key",
    "licenseKey",
    "authorization",
    "Cookie",
    "set-cookie",
  ];
  keys.push(
    "secret",
    "clientSecret",
    "email",
    "emailAddress",
    "name",
    "displayName",
    "givenName",
    "address",
    "remoteAddress",
  );
  keys.push(
    "phone",
    "recipient",
    "before",
    "after",
    "body",
    "NEXTAUTH_SECRET",
    "INNGEST_SIGNING_KEY",
    "hostname",
    "user",
  );
  for (const key of keys) {
    log.info({ [key]: planted }, "flat");
    log.info({ deep: [{ deeper: { [key]: { inside: planted } } }] }, "nested");
    log.child({ [key]: planted }).info("bound");
  }
  const mail = `${planted}@example.com`;
  log.info(`sent to ${mail}`);
  log.info({ note: `sent to ${mail}` });
  log.info("for %s", mail);
  log.error(new Error(`no mailbox for ${mail}`));
  log.error({ err: new Error("outer", { cause: new Error(`Key (email)=(${planted}) already exists.`) }) }, "conflict");
  log.warn(`connecting to postgresql://app:${planted}@db/leasehold`);
  log.warn({ header: `Bearer ${planted}` });
  log.warn({ url: `/reset?code=${planted}` });

  expect(lines).toHaveLength(keys.length * 3 + 8);
  expect(lines.filter((line) => line.includes(planted))).toEqual([]);
});

test("what is needed to follow an incident stays", () => {
  const { lines, sink } = listen();
  const log = createLog(sink);
  log.info({ requestId: "req_1", status: 200, licenseId: "lic_1", code: "seat-limit-reached" }, "answered");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    requestId: "req_1",
    status: 200,
    licenseId: "lic_1",
    code: "seat-limit-reached",
    msg: "answered",
  });
  log.error(Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" }));
  const error = JSON.parse(lines[1] ?? "");
  expect(error).toMatchObject({ msg: "connection refused", err: { type: "Error", code: "ECONNREFUSED" } });
  expect(error.err.stack).toContain("log.test.ts");
});

test("the request id follows the work through awaits, and inner fields add to outer ones", async () => {
  const { lines, sink } = listen();
  const log = createLog(sink);
  await withLogContext({ requestId: "req_7" }, async () => {
    await Promise.resolve();
    await withLogContext({ run: "run_1" }, async () => {
      await Promise.resolve();
      log.info("inside");
    });
    log.info("outside");
  });
  log.info("after");
  const seen = lines.map((line) => JSON.parse(line)).map(({ requestId, run }) => ({ requestId, run }));
  expect(seen).toEqual([{ requestId: "req_7", run: "run_1" }, { requestId: "req_7" }, {}]);
});

test("cyclic and very deep values are logged without harm", () => {
  const { lines, sink } = listen();
  const loop: Record<string, unknown> = { at: 1n };
  loop.self = loop;
  createLog(sink).info({ loop });
  expect(JSON.parse(lines[0] ?? "").loop).toEqual({ at: "1", self: "[…]" });
});

test("a path keeps its ids and loses its query and whatever opens something", () => {
  expect(loggablePath("/admin/licenses/lic_01J8Z6Q4W3?holder=ada%40example.com")).toBe(
    "/admin/licenses/lic_01J8Z6Q4W3",
  );
  expect(loggablePath("/setup/8xkq0Zr5mT1vB7nLwC3sYd")).toBe("/setup/…");
});

test("in a terminal a line reads as a sentence with its fields behind it", () => {
  const { lines, sink } = listen();
  const log = createLog(readableLog(sink, false));
  log.warn({ path: "/my", ms: 12, note: "two words" }, "The pages did not answer.");
  expect(lines[0]?.slice(8)).toBe(' warn  The pages did not answer. path=/my ms=12 note="two words"');
});
