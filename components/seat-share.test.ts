import { describe, expect, test } from "vitest";
import { seatShares } from "./seat-share";

describe("seatShares", () => {
  test("fills the bar to scale, with what is free at the end", () => {
    const { segments, limit, free, over } = seatShares({ used: 86, idle: 18, reserved: 6, capacity: 120 });
    expect(segments.map((s) => [s.kind, Math.round((s.to - s.from) * 120)])).toEqual([
      ["used", 86],
      ["idle", 18],
      ["reserved", 6],
      ["free", 10],
    ]);
    expect(segments.at(-1)?.to).toBe(1);
    expect([limit, free, over]).toEqual([null, 10, 0]);
  });

  test("draws what is taken beyond the capacity behind the limit", () => {
    const { segments, limit, over } = seatShares({ used: 90, idle: 20, capacity: 100 });
    expect(segments.map((s) => [s.kind, Math.round((s.to - s.from) * 110)])).toEqual([
      ["used", 90],
      ["idle", 10],
      ["over", 10],
    ]);
    expect(limit).toBeCloseTo(100 / 110);
    expect(over).toBe(10);
  });

  test("with no capacity left all that is held is over", () => {
    const { segments, limit } = seatShares({ used: 5, capacity: 0 });
    expect(segments).toEqual([{ kind: "over", from: 0, to: 1 }]);
    expect(limit).toBe(0);
  });

  test("nothing owned and nothing held is an empty bar", () => {
    expect(seatShares({ used: 0, capacity: 0 }).segments).toEqual([]);
  });
});
