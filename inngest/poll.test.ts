import { expect, onTestFinished, test, vi } from "vitest";
import { poll } from "./poll";

test("that turns fail is told once, and once that they do no more, for each time that they begin to", async () => {
  const told: string[] = [];
  let failsFor = 3;
  let turns = 0;
  const polling = poll(
    () => {
      turns++;
      if (failsFor === 0) return Promise.resolve(false);
      failsFor--;
      return Promise.reject(new Error(`turn ${turns} failed`));
    },
    {
      failing: (error) => told.push(String(error)),
      working: (failures) => told.push(`works again after ${failures}`),
    },
    1,
  );
  onTestFinished(() => polling.stop());
  const first = ["Error: turn 1 failed", "works again after 3"];
  await vi.waitFor(() => expect(told).toEqual(first), { timeout: 20_000 });
  failsFor = 2;
  const begun = turns + 1;
  await vi.waitFor(() => expect(told).toHaveLength(4), { timeout: 20_000 });
  expect(told).toEqual([...first, expect.stringMatching(/^Error: turn \d+ failed$/), "works again after 2"]);
  expect(turns).toBeGreaterThan(begun);
});
