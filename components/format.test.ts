import { describe, expect, test } from "vitest";
import { formatDate, formatDay, formatInstant, formatMoney, formatNumber, formatPercent, formatRecent } from "./format";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  test("has the decimals of its currency", () => {
    expect(formatMoney(129900, "EUR", "en-GB")).toBe("€1,299.00");
    expect(formatMoney(129900, "JPY", "en-GB")).toBe("¥129,900");
    expect(formatMoney(129900, "KWD", "en-GB")).toContain("129.900");
    expect(formatMoney(5, "EUR", "en-GB")).toBe("€0.05");
  });
  test("is written as the reader writes it", () => {
    expect(plain(formatMoney(-129950, "EUR", "de-DE"))).toBe("-1.299,50 €");
    expect(formatMoney(129950, "EUR", "en-GB", { round: true })).toBe("€1,300");
  });
  test("is exact beyond what a float can hold", () => {
    expect(formatMoney(9007199254740991, "EUR", "en-GB")).toBe("€90,071,992,547,409.91");
  });
});

describe("dates", () => {
  test("read the same in every English, and keep their day", () => {
    expect(formatDate("2025-09-01", "en-GB", "America/Los_Angeles")).toBe("1 Sep 2025");
    expect(formatDate("2025-09-01T01:00:00Z", "en-US", "America/Los_Angeles")).toBe("31 Aug 2025");
    expect(formatDate("2025-09-01", "de-DE", "UTC")).toBe("01.09.2025");
  });
  test("go without their year where that is said elsewhere", () => {
    expect(formatDay("2025-09-01", "en-US", "America/Los_Angeles")).toBe("1 Sep");
    expect(formatDay("2025-09-01T01:00:00Z", "en-GB", "America/Los_Angeles")).toBe("31 Aug");
    expect(formatDay("2025-09-01", "de-DE", "UTC")).toBe("1. Sept.");
  });
  test("tell the exact instant with its zone", () => {
    expect(formatInstant("2026-06-30T10:15:30Z", "en-GB", "Europe/Amsterdam")).toMatch(
      /^30 Jun 2026, 12:15:30 (CEST|GMT\+2)$/,
    );
  });
  test("are relative within the last week only", () => {
    const now = Date.parse("2026-11-24T03:00:00Z");
    expect(formatRecent("2026-11-24T02:59:40Z", now, "en-GB")).toBe("just now");
    expect(formatRecent("2026-11-24T02:57:00Z", now, "en-GB")).toMatch(/^3 min/);
    expect(formatRecent("2026-11-23T02:00:00Z", now, "en-GB")).toBe("yesterday");
    expect(formatRecent("2026-11-16T02:00:00Z", now, "en-GB")).toBeNull();
    expect(formatRecent("2026-11-25T02:00:00Z", now, "en-GB")).toBeNull();
  });
});

test("numbers and shares", () => {
  expect(formatNumber(20114, "en-GB")).toBe("20,114");
  expect(plain(formatPercent(0.125, "de-DE"))).toBe("13 %");
});
