import { DatabaseError } from "pg";
import { expect, test } from "vitest";
import { Together } from "./together";

/** Sends that wait until they are let go, so that what comes meanwhile is gathered. */
function held() {
  const sent: { calls: readonly unknown[]; answer: () => void; fail: (error: unknown) => void }[] = [];
  const send = (calls: readonly unknown[]) =>
    new Promise<readonly unknown[]>((resolve, reject) =>
      sent.push({ calls, answer: () => resolve(calls.map((call) => `said ${String(call)}`)), fail: reject }),
    );
  return { sent, send };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const rolledBack = () => Object.assign(new DatabaseError("no", 0, "error"), { severity: "ERROR", code: "23514" });

test("what comes while a call is under way goes together after it, in its order, so many at most", async () => {
  const { sent, send } = held();
  const together = new Together(send, 3);
  const said = [1, 2, 3, 4, 5].map((call) => together.ask("pool", call));
  const elsewhere = together.ask("another pool", 9);
  expect(sent.map(({ calls }) => calls)).toEqual([[1], [9]]);
  sent[0]?.answer();
  await settled();
  expect(sent.slice(2).map(({ calls }) => calls)).toEqual([[2, 3, 4]]);
  sent[2]?.answer();
  await settled();
  sent[3]?.answer();
  sent[1]?.answer();
  expect(await Promise.all([...said, elsewhere])).toEqual(["said 1", "said 2", "said 3", "said 4", "said 5", "said 9"]);
  // Nothing is kept of a key that nobody asks for.
  const next = together.ask("pool", 6);
  sent.at(-1)?.answer();
  expect(await next).toBe("said 6");
});

test("one call that the database refuses spoils only itself", async () => {
  const sent: (readonly unknown[])[] = [];
  const together = new Together(async (calls) => {
    sent.push(calls);
    await settled();
    if (calls.includes("bad")) throw rolledBack();
    return calls;
  });
  const said = await Promise.allSettled(["first", "a", "bad", "b"].map((call) => together.ask("pool", call)));
  expect(said.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect(sent).toEqual([["first"], ["a", "bad", "b"], ["a"], ["bad"], ["b"]]);
});

test("after a lost connection nothing is sent twice, since nobody knows what became of it", async () => {
  const sent: (readonly unknown[])[] = [];
  let lost = false;
  const together = new Together(async (calls) => {
    sent.push(calls);
    await settled();
    if (calls.length > 1 && !lost) {
      lost = true;
      throw new Error("Connection terminated unexpectedly");
    }
    return calls;
  });
  const said = await Promise.allSettled(["first", "a", "b"].map((call) => together.ask("pool", call)));
  expect(said.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(sent).toEqual([["first"], ["a", "b"]]);
  expect(await together.ask("pool", "later")).toBe("later");
});
