import fc from "fast-check";
import type { LicenseCase, LicenseRules, ValidationFacts } from "./facts";
import type { Scope } from "./schema";

/** Facts and scopes for properties: mostly harmless, so that codes late in the order are reached too. */

const seldom = <Value>(value: Value, otherwise: Value) =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: fc.constant(value) });
const instant = fc.integer({ min: -200, max: 0 }).map((s) => new Date(Date.UTC(2026, 10, 24, 10) + s * 1000));
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc.integer({ min: -40, max: 40 }).map((days) => new Date(Date.UTC(2026, 10, 24 + days)));
const late = fc.integer({ min: 30, max: 400 }).map((days) => new Date(Date.UTC(2026, 10, 24 + days)));
const early = fc.integer({ min: -400, max: -1 }).map((days) => new Date(Date.UTC(2026, 10, 24 + days)));
const country = fc.constantFrom("NL", "DE", "US");
const place = fc.record({ id: fc.constantFrom("sit_1", "sit_2"), name: fc.constant("Somewhere"), country });
const count = nullable(
  fc.record({ used: fc.nat(3), capacity: fc.integer({ min: 2, max: 5 }), allowance: nullable(fc.nat(5)) }),
);
const few = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<Value[]>([]) },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 2 }) },
  );

const license: fc.Arbitrary<LicenseRules> = fc.record({
  id: fc.constant("lic_1"),
  name: fc.constant("Sketchbook"),
  term: fc.constantFrom("PERPETUAL", "SUBSCRIPTION", "TRIAL"),
  allocation: fc.constantFrom("NAMED", "FLOATING", "NODE_LOCKED", "SITE"),
  metric: fc.constantFrom("USER", "DEVICE", "CORE", "TOKEN"),
  startsOn: fc.oneof({ weight: 9, arbitrary: nullable(early) }, { weight: 1, arbitrary: day }),
  endsOn: fc.oneof({ weight: 4, arbitrary: nullable(late) }, { weight: 1, arbitrary: day }),
  graceDays: fc.constantFrom(0, 0, 7, 40),
  cancelledAt: nullable(instant),
  expiryBehavior: fc.constantFrom("RESTRICT", "MAINTAIN", "ALLOW", "REVOKE"),
  suspendedAt: fc.oneof(...Array.from({ length: 20 }, () => fc.constant(null)), instant),
  terminatedAt: fc.oneof(...Array.from({ length: 20 }, () => fc.constant(null)), instant),
  archivedAt: fc.constant(null),
  environment: fc.constantFrom(null, null, "test"),
  countries: few(country),
  departmentIds: few(fc.constantFrom("dep_1", "dep_2")),
  heartbeatSeconds: fc.constantFrom(null, null, 60),
});

const version: fc.Arbitrary<LicenseCase["version"]> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(null, { allowed: true } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      allowed: fc.constant(false as const),
      code: fc.constantFrom("VERSION_NOT_ALLOWED", "MAINTENANCE_LAPSED"),
      newestAllowed: nullable(fc.constant("5.2.1")),
    }),
  },
);

const found: fc.Arbitrary<LicenseCase> = fc.record({
  now: fc.constant(new Date(Date.UTC(2026, 10, 24, 10))),
  today: fc.constant(new Date(Date.UTC(2026, 10, 24))),
  key: nullable(
    fc.record({
      revoked: seldom(true, false),
      replaced: seldom(true, false),
      fingerprint: fc.constantFrom(null, null, null, "ab"),
    }),
  ),
  license,
  products: fc.constant([{ id: "pro_1", code: "sketchbook", name: "Sketchbook" }]),
  trialUsed: seldom(true, false),
  person: nullable(
    fc.record({
      id: fc.constant("per_1"),
      name: fc.constant("Ada Smith"),
      status: fc.constantFrom("ACTIVE", "ACTIVE", "ON_LEAVE", "SUSPENDED", "DEPARTED"),
      holdsSeat: seldom(false, true),
    }),
  ),
  departmentPath: nullable(fc.subarray(["dep_1", "dep_2", "dep_3"])),
  departmentAmbiguous: fc.boolean(),
  site: nullable(place),
  homeSite: nullable(place),
  country: nullable(country),
  sites: few(place),
  versionMatters: seldom(true, false),
  version,
  entitlements: fc.constant([]),
  hasMachines: seldom(false, true),
  activation: nullable(
    fc.record({
      id: fc.constant("act_1"),
      heard: fc.boolean(),
      dead: fc.boolean(),
      componentsAgree: seldom(false, true),
    }),
  ),
  machines: count,
  users: count,
  leases: count,
});

export const arbitraryFacts: fc.Arbitrary<ValidationFacts> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom({ signed: false, found: null }, { signed: true, found: null }) },
  { weight: 30, arbitrary: fc.record({ signed: seldom(false, true), found }) },
);

export const arbitraryScope: fc.Arbitrary<Scope> = fc.record(
  {
    product: fc.constantFrom("sketchbook", "pro_1", "Sketchbook", "Sketchbook", "Painter"),
    version: fc.constant("5.0.0"),
    fingerprint: fc.constant("0123456789abcdef"),
    components: fc.constantFrom<Record<string, string>[]>({}, { mac: "a" }),
    user: fc.constant("ada"),
    department: fc.constant("Sales"),
    country,
    entitlements: few(fc.constant("render")),
    environment: fc.constantFrom("test", "production"),
  },
  { requiredKeys: [] },
);
