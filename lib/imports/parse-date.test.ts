import fc from "fast-check";
import { expect, test } from "vitest";
import { guessDateOrder, parseDate } from "./parse-date";

const calendarDay = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("every day of the calendar reads back in every spelling", () => {
  fc.assert(
    fc.property(calendarDay, (day) => {
      const [year = "", month = "", date = ""] = day.split("-");
      const inWords = new Date(day).toLocaleDateString("en-US", {
        timeZone: "UTC",
        month: "short",
        day: "numeric",
        year: "numeric",
      });
      expect(parseDate(day, null)).toEqual({ value: day });
      expect(parseDate(`${day} 00:00:00`, "mdy")).toEqual({ value: day });
      expect(parseDate(`${month}/${date}/${year}`, "mdy")).toEqual({ value: day });
      expect(parseDate(`${date}/${month}/${year}`, "dmy")).toEqual({ value: day });
      expect(parseDate(`${Number(date)}.${Number(month)}.${year}`, "mdy")).toEqual({ value: day });
      expect(parseDate(inWords, null)).toEqual({ value: day });
    }),
  );
});

test.each([
  ["02/30/2026", "mdy", "is not a day of the calendar"],
  ["13/13/2026", "dmy", "is not a day of the calendar"],
  ["2025-02-29", null, "is not a day of the calendar"],
  ["03/04/2026", null, "choose the order of dates"],
  ["3/4/26", "mdy", "two digits"],
  ["42426", null, "day number of a spreadsheet"],
  ["soon", null, "is not a date"],
] as const)("%s in order %s is refused: %s", (text, order, sentence) => {
  expect(parseDate(text, order)).toEqual({ error: expect.stringContaining(sentence) });
});

test("a date that can be read in one way only needs no order", () => {
  expect(parseDate("02/26/2016", null)).toEqual({ value: "2016-02-26" });
  expect(parseDate("26/02/2016", null)).toEqual({ value: "2016-02-26" });
  expect(parseDate("05/05/2016", null)).toEqual({ value: "2016-05-05" });
});

test("the order is guessed only where the dates prove it", () => {
  expect(guessDateOrder(["01/02/2016", "02/26/2016"])).toBe("mdy");
  expect(guessDateOrder(["01/02/2016", "26/02/2016"])).toBe("dmy");
  expect(guessDateOrder(["2016-02-26"])).toBe("ymd");
  expect(guessDateOrder(["01/02/2016", "03/04/2016"])).toBeNull();
  expect(guessDateOrder(["13/02/2016", "02/13/2016"])).toBeNull();
  expect(guessDateOrder(["02/26/2016", "13/45/2016"])).toBe("mdy");
});
