import { afterEach, expect, test, vi } from "vitest";
import { DatabasePool } from "@/lib/db/database-pool";
import { log } from "./log";
import { noteAway } from "./outage";

afterEach(() => void vi.restoreAllMocks());

test("an absence is logged when it begins and when it ends, with how many were told, and not for each of them", async () => {
  const pool = new DatabasePool();
  let comeBack: () => void = () => undefined;
  vi.spyOn(pool, "look").mockImplementation(() => new Promise((resolve) => (comeBack = resolve)));
  const begun = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const over = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  for (let round = 1; round <= 2; round++) {
    for (let n = 0; n < 50; n++) noteAway(pool, new Error("connect"));
    expect([begun.mock.calls.length, over.mock.calls.length]).toEqual([round, round - 1]);
    comeBack();
    await vi.waitFor(() => expect(over).toHaveBeenCalledTimes(round), { timeout: 10_000 });
    expect(over.mock.lastCall).toEqual([expect.objectContaining({ told: 50 }), "the database is back"]);
  }
});
