import fc from "fast-check";
import { expect, test } from "vitest";
import { changed, changeOf, type LiveHolder, type LivePool } from "./live-pool";

const holder = fc
  .record({
    n: fc.integer({ min: 0, max: 12 }),
    seats: fc.integer({ min: 1, max: 3 }),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  .map(({ n, seats, minute }): LiveHolder => ({
    leaseId: `lea_${n}`,
    user: `user${n}`,
    host: "h",
    process: null,
    project: null,
    address: null,
    country: null,
    personId: null,
    person: null,
    seats,
    overdraft: false,
    borrowedUntil: null,
    lostAt: null,
    startedAt: `2026-11-24T0${n % 3}:00:00+00:00`,
    expiresAt: `2026-11-24T09:${String(minute).padStart(2, "0")}:00+00:00`,
  }));
const listed = (a: LiveHolder, b: LiveHolder) =>
  `${a.startedAt}${a.leaseId}`.localeCompare(`${b.startedAt}${b.leaseId}`);
const pool = fc
  .record({
    inUse: fc.integer({ min: 0, max: 5 }),
    queued: fc.integer({ min: 0, max: 2 }),
    held: fc.uniqueArray(holder, { selector: ({ leaseId }) => leaseId }),
  })
  .map(({ inUse, queued, held }): LivePool => ({
    id: "poo_1",
    capacity: 5,
    allowance: 5,
    inUse,
    overdraft: 0,
    queued,
    reserved: 0,
    denials: 0,
    holders: held.sort(listed),
    queue: Array.from({ length: queued }, (_, i) => ({
      ticketId: `que_${i}`,
      user: "u",
      personId: null,
      person: null,
      host: "h",
      seats: 1,
      priority: i,
      createdAt: "2026-11-24T01:00:00+00:00",
      waitsUntil: "2026-11-24T02:00:00+00:00",
      estimatedWaitSeconds: 60,
    })),
  }));

test("whoever hears of the changes knows what there is, also where some states between were skipped", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pool, fc.boolean()), { minLength: 1, maxLength: 8 }), (states) => {
      let told: LivePool | undefined;
      let known: LivePool | undefined;
      for (const [state, isHeard] of states) {
        if (!isHeard && known) continue;
        const change = changeOf(told, state);
        told = state;
        if (change) known = changed(known, change);
        expect(known).toEqual(state);
      }
    }),
  );
});

test("what is alike is not told, and of many holders only those that changed", () => {
  const [one] = fc.sample(pool, 1);
  if (!one) throw new Error("nothing drawn");
  expect(changeOf(one, structuredClone(one))).toBeNull();
  const [more] = fc.sample(holder, 1);
  if (!more) throw new Error("nothing drawn");
  const after = { ...one, holders: [...(one.holders ?? []), { ...more, leaseId: "lea_new" }] };
  expect(changeOf(one, after)).toEqual({ id: "poo_1", holders: { set: [{ ...more, leaseId: "lea_new" }], gone: [] } });
});
