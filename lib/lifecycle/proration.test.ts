import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/kernel/calendar";
import { cutLot, payFrom, prorate, prorateChange, prorateMove, type PaidLot } from "./proration";
import { daysBetween } from "./renewal-term";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const year = { startsOn: day("2027-01-01"), endsOn: day("2027-12-31") };
const lot = (total: bigint | null, seats = 10): PaidLot => ({ id: "one", seats, ...year, total });
const money = fc.bigInt({ min: 0n, max: 100_000_000_000_000n });
const someDay = fc.integer({ min: 0, max: 364 }).map((n) => addDays(year.startsOn, n));

describe("a line", () => {
  test.each([
    [10_000n, 1, 3, 3_333n],
    [10_000n, 2, 3, 6_667n],
    [5n, 1, 2, 3n],
    [36_500n, 100, 365, 10_000n],
    [1n, 1, 3, 0n],
    [0n, 1, 3, 0n],
  ])("of %s for %i of %i days is %s: half up", (amount, part, whole, line) => {
    expect(prorate(amount, part, whole)).toBe(line);
  });

  test("is never further than half a minor unit from the exact part, and up at the half", () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 4_000 }), fc.nat(4_000), (amount, whole, days) => {
        const part = days % (whole + 1);
        const off = 2n * (prorate(amount, part, whole) * BigInt(whole) - amount * BigInt(part));
        expect(off > -BigInt(whole) && off <= BigInt(whole)).toBe(true);
      }),
    );
  });
});

describe("cutting a lot", () => {
  test("loses no cent, wherever and however often it is cut", () => {
    fc.assert(
      fc.property(money, fc.array(someDay, { minLength: 1, maxLength: 8 }), (total, cuts) => {
        let rest = lot(total);
        let given = 0n;
        for (const from of cuts) {
          const cut = cutLot(rest, from);
          expect(cut.used + cut.unused).toBe(rest.total);
          expect(cut.unused >= 0n && cut.used >= 0n).toBe(true);
          given += cut.unused;
          if (cut.unusedDays === cut.days) break;
          if (cut.unusedDays > 0) rest = { ...rest, endsOn: addDays(from, -1), total: cut.used };
        }
        const isGone = cuts.some((from) => from <= year.startsOn);
        if (!isGone) expect((rest.total ?? 0n) + given).toBe(total);
      }),
    );
  });
});

describe("a change of plan", () => {
  const change = (given: Partial<Parameters<typeof prorateChange>[0]>) =>
    prorateChange({
      lots: [lot(365_000n)],
      effectiveOn: day("2027-07-01"),
      endsOn: year.endsOn,
      seats: 10,
      price: null,
      periodDays: 365,
      ...given,
    });

  test("gives the unused days back and charges the new ones", () => {
    expect(change({ price: 730_000n })).toMatchObject({
      credit: 184_000n,
      charge: 368_000n,
      chargedDays: 184,
      net: 184_000n,
    });
    expect(change({ seats: 15 })).toMatchObject({ credit: 184_000n, charge: 276_000n, net: 92_000n });
    expect(change({ seats: 5 })).toMatchObject({ credit: 184_000n, charge: 92_000n, net: -92_000n });
  });

  test("that changes nothing costs nothing, on any day, at any price", () => {
    fc.assert(
      fc.property(money, money, someDay, fc.integer({ min: 1, max: 900 }), (one, two, effectiveOn, seats) => {
        const lots = [lot(one, seats), { ...lot(two, 7), id: "two" }];
        expect(change({ lots, effectiveOn, seats: seats + 7 }).net).toBe(0n);
      }),
    );
  });

  test("moves every cent from the old lots to what they keep or to the credit", () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 6 }), someDay, (totals, effectiveOn) => {
        const { credits, credit } = change({ lots: totals.map((total) => lot(total)), effectiveOn });
        const kept = credits.reduce((sum, line) => sum + line.used, 0n);
        expect(kept + credit).toBe(totals.reduce((sum, total) => sum + total, 0n));
      }),
    );
  });

  test("of seats without a known price credits and charges nothing", () => {
    expect(change({ lots: [lot(null)], seats: 20 })).toMatchObject({ credit: 0n, charge: 0n, net: 0n });
  });
});

describe("moving the end", () => {
  test("charges the days added and gives back the days taken, each at its lot's own price", () => {
    expect(prorateMove([lot(365_000n)], day("2028-01-31")).net).toBe(31_000n);
    expect(prorateMove([lot(365_000n)], day("2027-11-30")).net).toBe(-31_000n);
    expect(prorateMove([lot(365_000n)], year.endsOn)).toEqual({ credits: [], charges: [], net: 0n });
  });

  test("there and back costs at most one minor unit of rounding, and none is lost from the lots", () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 400 }), (total, days) => {
        const later = addDays(year.endsOn, days);
        const [charge] = prorateMove([lot(total)], later).charges;
        const added: PaidLot = {
          id: "two",
          seats: 10,
          startsOn: addDays(year.endsOn, 1),
          endsOn: later,
          total: charge?.amount ?? 0n,
        };
        const back = prorateMove([added], year.endsOn);
        expect(back.credits[0]?.unusedDays).toBe(daysBetween(added.startsOn, later));
        expect(-back.net).toBe(added.total);
      }),
    );
  });
});

test("a charge is paid from credit first; nothing is lost between used, due and left", () => {
  expect(payFrom(500n, 800n)).toEqual({ used: 500n, due: 300n, left: 0n });
  expect(payFrom(500n, 200n)).toEqual({ used: 200n, due: 0n, left: 300n });
  expect(payFrom(-500n, 200n)).toEqual({ used: 0n, due: 200n, left: -500n });
  fc.assert(
    fc.property(money, money, (balance, charge) => {
      const paid = payFrom(balance, charge);
      expect(paid.used + paid.due).toBe(charge);
      expect(paid.used + paid.left).toBe(balance);
      expect(paid.used >= 0n && paid.due >= 0n && paid.left >= 0n).toBe(true);
    }),
  );
});
