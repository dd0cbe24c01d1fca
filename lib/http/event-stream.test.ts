import { expect, test } from "vitest";
import { eventStream } from "./event-stream";

function open(options: Partial<Parameters<typeof eventStream>[0]>) {
  const leaving = new AbortController();
  let endings = 0;
  const response = eventStream({
    next: () => new Promise(() => undefined),
    ended: () => void endings++,
    signal: leaving.signal,
    ...options,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("no body");
  return { reader, leaving, endings: () => endings };
}

test("nothing is asked for before what came before is read", async () => {
  let asked = 0;
  const { reader } = open({ next: () => Promise.resolve({ event: "n", data: ++asked }) });
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  const before = asked;
  expect(before).toBeLessThanOrEqual(3);
  expect((await reader.read()).value).toBe("retry: 1000\n\n");
  expect((await reader.read()).value).toBe("event: n\ndata: 1\n\n");
});

test("a silent line says that it is alive, and an event that comes late is not lost", async () => {
  let say: (event: { event: string; data: string; last: true }) => void = () => undefined;
  const { reader, endings } = open({ aliveMs: 5, next: () => new Promise((resolve) => (say = resolve)) });
  await reader.read();
  expect((await reader.read()).value).toBe(": alive\n\n");
  expect((await reader.read()).value).toBe(": alive\n\n");
  say({ event: "late", data: "x", last: true });
  for (;;) {
    const { value } = await reader.read();
    if (value === ": alive\n\n") continue;
    expect(value).toBe('event: late\ndata: "x"\n\n');
    break;
  }
  expect((await reader.read()).done).toBe(true);
  expect(endings()).toBe(1);
});

test("it ends once when the reader goes, however it goes", async () => {
  const cancelled = open({});
  await cancelled.reader.read();
  await cancelled.reader.cancel();
  cancelled.leaving.abort();
  expect(cancelled.endings()).toBe(1);
  const aborted = open({});
  aborted.leaving.abort();
  expect(aborted.endings()).toBe(1);
});
