import fc from "fast-check";
import { expect, test } from "vitest";
import { guessCurrency, guessDecimalMark, minorUnitDigits, parseMoney } from "./parse-money";

test("any amount of minor units, written in any country's manner, reads back to the cent", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.constantFrom("USD", "EUR", "JPY", "KWD", "CHF"),
      fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH"),
      (amount, currency, locale) => {
        const places = minorUnitDigits(currency);
        const digits = String(amount).padStart(places + 1, "0");
        const text = `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places) || "0"}`;
        const format = new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          currencyDisplay: "code",
          minimumFractionDigits: places,
        });
        const decimalMark =
          format.formatToParts(1.5).find((part) => part.type === "decimal")?.value === "," ? "," : ".";
        expect(parseMoney(format.format(text as `${number}`), { currency: null, decimalMark })).toEqual({
          value: { amount, currency },
        });
      },
    ),
  );
});

test.each([
  ["$12.58", "USD", 1258],
  ["$0.41", "CAD", 41],
  ["1.234,56 €", "EUR", 123456],
  ["€ 1 234,50", "EUR", 123450],
  ["1'234.50", "CHF", 123450],
  ["12,345,678", "USD", 1234567800],
  ["¥1200", "JPY", 1200],
  ["12.5800", "USD", 1258],
  [".50", "USD", 50],
  ["0", "USD", 0],
  ["1.250", "KWD", 1250],
] as const)("%s in %s is %i minor units", (text, currency, amount) => {
  const decimalMark = currency === "KWD" ? "." : null;
  expect(parseMoney(text, { currency, decimalMark })).toEqual({ value: { amount, currency } });
});

test.each([
  ["(12.00)", "USD", "negative"],
  ["-5", "USD", "negative"],
  ["€5", "USD", "not in USD"],
  ["12.345", "USD", "choose the decimal mark"],
  ["0.4125", "USD", "more decimals than USD"],
  ["12.5", "JPY", "more decimals than JPY (none)"],
  ["free", "USD", "is not an amount"],
  ["1,23,4.5", "USD", "is not an amount"],
  ["12 apples", "USD", "is not an amount"],
  ["99999999999999999", "USD", "too large"],
  ["5", null, "names no currency"],
] as const)("%s in %s is refused: %s", (text, currency, sentence) => {
  expect(parseMoney(text, { currency, decimalMark: null })).toEqual({ error: expect.stringContaining(sentence) });
});

test("an amount that names its currency keeps it", () => {
  expect(parseMoney("GBP 10.00", { currency: "USD", decimalMark: null })).toEqual({
    value: { amount: 1000, currency: "GBP" },
  });
  expect(parseMoney("10.00 US$", { currency: "USD", decimalMark: null })).toEqual({
    error: expect.stringContaining("not an amount"),
  });
});

test("marks and currencies are guessed only where the amounts prove them", () => {
  expect(guessDecimalMark(["$12.58", "$0.41"])).toBe(".");
  expect(guessDecimalMark(["1.234,56 €"])).toBe(",");
  expect(guessDecimalMark(["1.234", "1.50", "2,75"])).toBeNull();
  expect(guessCurrency(["12 €", "€13"])).toBe("EUR");
  expect(guessCurrency(["$12.58"])).toBeNull();
});
