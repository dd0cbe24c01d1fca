import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveEntitlements, explainEntitlementsAt, type FeatureFacts } from "./effective-entitlements";

const at = new Date("2026-11-02T09:00:00Z");
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const always = { startsAt: null, endsAt: null, enabled: true };

const feature = (given: Partial<FeatureFacts>): FeatureFacts => ({
  id: "fea_render",
  code: "render",
  kind: "LIMIT",
  productId: "pro_revit",
  own: [],
  addOns: [],
  overrides: [],
  ...given,
});
const own = (value: number | null, given = {}) => ({ id: "ent_1", value, ...always, ...given });
const addOn = (id: string, quantity: number, value: number | null, given = {}) => ({
  id,
  addOnId: `add_${id}`,
  quantity,
  value,
  ...always,
  ...given,
});
type Of = "machine" | "person" | "department";
const override = (of: Of, value: number | null, given = {}) => ({
  id: `ovr_${of}`,
  of,
  subjectId: `${of}_1`,
  depth: 0,
  value,
  ...always,
  ...given,
});
const explain = (given: Partial<FeatureFacts>) => {
  const [line] = explainEntitlementsAt([feature(given)], at);
  if (!line) throw new Error("no line");
  return line;
};

test("a limit is the licence's own value and quantity × value of each add-on in force", () => {
  const line = explain({
    own: [own(4)],
    addOns: [addOn("a", 3, 2), addOn("b", 1, 10, { enabled: false }), addOn("c", 1, 100, { startsAt: days(1) })],
  });
  expect(line).toMatchObject({
    granted: true,
    value: 10,
    until: days(1),
    because: {
      rule: "licence",
      entitlement: { id: "ent_1", value: 4 },
      addOns: [{ id: "a", addOnId: "add_a", quantity: 3, value: 2 }],
    },
  });
});

test("an override replaces that: the machine's before the person's before the nearest department's", () => {
  const far = override("department", 3, { id: "ovr_far", depth: 2 });
  const near = override("department", 5, { id: "ovr_near", depth: 1 });
  const person = override("person", 7);
  const machine = override("machine", 9);
  const base = { own: [own(4)], addOns: [addOn("a", 3, 2)] };
  const value = (overrides: FeatureFacts["overrides"]) => explain({ ...base, overrides }).value;
  expect([[far], [far, near], [far, near, person], [far, near, person, machine]].map(value)).toEqual([3, 5, 7, 9]);
  expect(explain({ ...base, overrides: [person] }).because).toEqual({
    rule: "override",
    override: { of: "person", subjectId: "person_1", id: "ovr_person" },
  });
  expect(value([machine, person].map((one) => (one.of === "machine" ? { ...one, endsAt: at } : one)))).toBe(7);
});

test("what is switched off says by what, and an override can switch on what the licence has off", () => {
  expect(explain({ own: [own(4, { enabled: false })], addOns: [addOn("a", 1, 2)] })).toMatchObject({
    granted: false,
    value: null,
    because: { rule: "switched-off", by: "entitlement", id: "ent_1" },
  });
  expect(explain({ addOns: [addOn("a", 1, 2, { enabled: false })] }).because).toEqual({
    rule: "switched-off",
    by: "add-on",
    id: "a",
  });
  expect(explain({ own: [own(4)], overrides: [override("person", null, { enabled: false })] }).because).toMatchObject({
    rule: "switched-off",
    by: "override",
    override: { of: "person" },
  });
  expect(explain({ own: [own(4, { enabled: false })], overrides: [override("person", 2)] })).toMatchObject({
    granted: true,
    value: 2,
  });
});

test("what has not started, has ended or was never granted says so, and when that changes", () => {
  expect(explain({ own: [own(4, { startsAt: days(2), endsAt: days(9) })] })).toMatchObject({
    granted: false,
    until: days(2),
    because: { rule: "not-started", startsAt: days(2) },
  });
  expect(explain({ own: [own(4, { endsAt: at })] })).toMatchObject({
    until: null,
    because: { rule: "ended", endsAt: at },
  });
  expect(explain({})).toMatchObject({ granted: false, until: null, because: { rule: "not-granted" } });
  expect(explain({ own: [own(4, { startsAt: at, endsAt: days(1) })] })).toMatchObject({
    granted: true,
    until: days(1),
  });
});

test("until is the next instant at which something really changes", () => {
  const flag = (given: Partial<FeatureFacts>) => explain({ kind: "FLAG", ...given });
  expect(flag({ own: [own(null)], addOns: [addOn("a", 1, null, { endsAt: days(1) })] }).until).toBeNull();
  expect(
    flag({ own: [own(null, { endsAt: days(1) }), own(null, { startsAt: days(1), id: "ent_2", endsAt: days(5) })] })
      .until,
  ).toEqual(days(5));
});

test("a flag is on or off, a meter without a value has no limit", () => {
  expect(explain({ kind: "FLAG", addOns: [addOn("a", 4, null)] }).value).toBe(true);
  expect(explain({ kind: "METER", own: [own(null)], addOns: [addOn("a", 4, 100)] })).toMatchObject({
    granted: true,
    value: null,
  });
  expect(explain({ kind: "METER", own: [own(50)], addOns: [addOn("a", 4, 100)] }).value).toBe(450);
  expect(explain({ kind: "METER", own: [own(50)], overrides: [override("machine", null)] }).value).toBeNull();
});

const anyPeriod = fc
  .tuple(fc.option(fc.integer({ min: -5, max: 5 })), fc.option(fc.integer({ min: 1, max: 5 })))
  .map(([start, length]) => ({
    startsAt: start === null ? null : days(start),
    endsAt: length === null ? null : days((start ?? 0) + length),
  }));
const anyFact = fc
  .record({ value: fc.option(fc.nat(1_000)), enabled: fc.boolean(), period: anyPeriod })
  .map(({ period, ...fact }) => ({ ...fact, ...period }));
const anyFeature = fc
  .record({
    kind: fc.constantFrom("FLAG" as const, "LIMIT" as const, "METER" as const),
    own: fc.array(anyFact, { maxLength: 3 }),
    addOns: fc.array(fc.tuple(anyFact, fc.integer({ min: 1, max: 9 })), { maxLength: 4 }),
    overrides: fc.array(fc.tuple(anyFact, fc.constantFrom<Of>("machine", "person", "department"), fc.nat(3)), {
      maxLength: 5,
    }),
  })
  .map(({ kind, own: owned, addOns, overrides }) =>
    feature({
      kind,
      own: owned.map((fact, n) => ({ ...fact, id: `ent_${n}` })),
      addOns: addOns.map(([fact, quantity], n) => ({ ...fact, quantity, id: `lad_${n}`, addOnId: `add_${n}` })),
      overrides: overrides.map(([fact, of, depth], n) => ({ ...fact, of, depth, id: `ovr_${n}`, subjectId: of })),
    }),
  );
const inForce = ({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }) =>
  (startsAt === null || startsAt <= at) && (endsAt === null || endsAt > at);

test("the order of the facts makes no difference", () => {
  const shuffled = anyFeature.chain((one) =>
    fc
      .tuple(
        fc.shuffledSubarray(one.own, { minLength: one.own.length }),
        fc.shuffledSubarray(one.addOns, { minLength: one.addOns.length }),
        fc.shuffledSubarray(one.overrides, { minLength: one.overrides.length }),
      )
      .map(([o, a, v]) => [one, { ...one, own: o, addOns: a, overrides: v }] as const),
  );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const strip = (given: FeatureFacts) =>
        explainEntitlementsAt([given], at).map(({ because, ...line }) => ({ ...line, rule: because.rule }));
      expect(strip(other)).toEqual(strip(one));
    }),
    { numRuns: 2_000 },
  );
});

test("additivity: without overrides the value is the sum of what is in force and on", () => {
  fc.assert(
    fc.property(anyFeature, (given) => {
      const one = { ...given, kind: "LIMIT" as const, overrides: [], own: given.own.slice(0, 1) };
      const [line] = explainEntitlementsAt([one], at);
      const base = one.own.filter(inForce);
      const added = one.addOns.filter(inForce).filter(({ enabled }) => enabled);
      const off = base.some(({ enabled }) => !enabled);
      const total =
        base.reduce((all, { value }) => all + (value ?? 0), 0) +
        added.reduce((all, { value, quantity }) => all + quantity * (value ?? 0), 0);
      expect(line?.value).toBe(off || base.length + added.length === 0 ? null : total);
    }),
    { numRuns: 2_000 },
  );
});

test("switching off always wins on its own level, and only a nearer level undoes it", () => {
  fc.assert(
    fc.property(anyFeature, anyFact, fc.constantFrom<Of>("machine", "person", "department"), (given, fact, of) => {
      const off = { ...fact, ...always, enabled: false, id: "ovr_off", of, subjectId: of, depth: 0 };
      const nearer = given.overrides.filter(inForce).some((one) => {
        const order: Of[] = ["machine", "person", "department"];
        return order.indexOf(one.of) < order.indexOf(of);
      });
      const [line] = explainEntitlementsAt([{ ...given, overrides: [...given.overrides, off] }], at);
      if (!nearer) expect(line?.granted).toBe(false);
      const { overrides: _, ...licence } = given;
      const switchedOff = { ...own(null, { enabled: false }), id: "ent_off" };
      expect(effectiveEntitlements([feature({ ...licence, own: [...given.own, switchedOff] })], at)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("nothing changes before `until`, and something does at it", () => {
  fc.assert(
    fc.property(anyFeature, (given) => {
      const [line] = explainEntitlementsAt([given], at);
      if (!line) throw new Error("no line");
      const state = (instant: Date) => {
        const [then] = explainEntitlementsAt([given], instant);
        return [then?.granted, then?.value];
      };
      const last = line.until ? new Date(line.until.getTime() - 1) : days(100);
      for (const instant of [days(0.5), days(1.5), days(3.5), last])
        if (instant <= last) expect(state(instant)).toEqual(state(at));
      if (line.until) expect(state(line.until)).not.toEqual(state(at));
    }),
    { numRuns: 2_000 },
  );
});
