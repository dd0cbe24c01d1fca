import { expect, test } from "vitest";
import { borrowChoices } from "./borrow-until";

const now = new Date(2026, 10, 24, 15, 30);
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const values = (latest: Date) => borrowChoices(now, latest).map(({ value }) => value);

test("what the licence allows is offered, and its longest at the end", () => {
  expect(values(days(8))).toEqual(["day", "morning", "days", "week", "latest"]);
  expect(values(days(7))).toEqual(["day", "morning", "days", "latest"]);
  expect(values(new Date(2026, 10, 24, 18))).toEqual(["latest"]);
});

test("tomorrow morning is tomorrow by this device's clock, also over the end of a month", () => {
  const choice = borrowChoices(new Date(2026, 10, 30, 23, 59), new Date(2026, 11, 9)).find(
    ({ value }) => value === "morning",
  );
  expect(choice?.until).toEqual(new Date(2026, 11, 1, 9));
});
