import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { LicenseCase, LicenseRules } from "./facts";
import type { Scope } from "./schema";
import { verdictOf } from "./verdict";
import type { VerdictCode } from "./verdict-codes";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const now = new Date("2026-11-24T10:00:00Z");

const license: LicenseRules = {
  id: "lic_1",
  name: "Sketchbook",
  term: "SUBSCRIPTION",
  allocation: "SITE",
  metric: "USER",
  startsOn: day("2026-01-01"),
  endsOn: day("2026-12-31"),
  graceDays: 0,
  cancelledAt: null,
  expiryBehavior: "RESTRICT",
  suspendedAt: null,
  terminatedAt: null,
  archivedAt: null,
  environment: null,
  countries: [],
  departmentIds: [],
  heartbeatSeconds: null,
};
const good: LicenseCase = {
  now,
  today: day("2026-11-24"),
  key: { revoked: false, replaced: false, fingerprint: null },
  license,
  products: [{ id: "pro_1", code: "sketchbook", name: "Sketchbook" }],
  trialUsed: false,
  person: null,
  departmentPath: null,
  departmentAmbiguous: false,
  site: null,
  homeSite: null,
  country: null,
  sites: [],
  versionMatters: false,
  version: null,
  entitlements: [],
  hasMachines: false,
  activation: null,
  machines: null,
  users: null,
  leases: null,
};
const amsterdam = { id: "sit_1", name: "Amsterdam", country: "NL" };
const boston = { id: "sit_2", name: "Boston", country: "US" };
const machine = { id: "act_1", heard: false, dead: false, componentsAgree: true };
const ada = { id: "per_1", name: "Ada Smith", status: "ACTIVE", holdsSeat: true } as const;
const fingerprint = "0123456789abcdef";

type Given = Partial<Omit<LicenseCase, "license">> & { license?: Partial<LicenseRules> };
const caseOf = ({ license: changed, ...given }: Given): LicenseCase => ({
  ...good,
  ...given,
  license: { ...license, ...changed },
});
const ended = { endsOn: day("2026-11-01") };
const nodeLocked = { license: { allocation: "NODE_LOCKED" }, hasMachines: true, activation: machine } as const;

/** Each code with cases that it answers, and cases next to them that are valid. */
const table: Record<Exclude<VerdictCode, "SIGNATURE_INVALID" | "NOT_FOUND">, [Given, Scope, string?][]> = {
  KEY_REVOKED: [[{ key: { revoked: true, replaced: true, fingerprint: null } }, {}, "it was revoked"]],
  KEY_REPLACED: [[{ key: { revoked: false, replaced: true, fingerprint: null } }, {}, "replaced"]],
  TERMINATED: [
    [{ license: { terminatedAt: now, suspendedAt: now } }, {}, "was terminated"],
    [{ license: { archivedAt: now } }, {}, "archived"],
    [{ license: { ...ended, expiryBehavior: "REVOKE" } }, {}, "was revoked by its expiry on 1 Nov 2026"],
  ],
  SUSPENDED: [[{ license: { suspendedAt: now } }, {}, "is suspended"]],
  NOT_STARTED: [[{ license: { startsOn: day("2026-11-25") } }, {}, "starts on 25 Nov 2026"]],
  TRIAL_ENDED: [
    [{ license: { ...ended, term: "TRIAL" } }, {}, "ended on 1 Nov 2026"],
    [{ license: { term: "TRIAL" }, trialUsed: true }, {}, "tried here before"],
  ],
  EXPIRED: [
    [{ license: ended }, {}, "expired on 1 Nov 2026"],
    [{ license: { ...ended, graceDays: 22 } }, {}, "expired on 23 Nov 2026"],
  ],
  PRODUCT_SCOPE_MISMATCH: [[{}, { product: "Painter" }, "is for Sketchbook"]],
  ENVIRONMENT_SCOPE_MISMATCH: [[{ license: { environment: "test" } }, { environment: "production" }, "test"]],
  USER_SCOPE_REQUIRED: [
    [{ license: { allocation: "NAMED" } }, {}],
    [{ license: { departmentIds: ["dep_1"] } }, {}],
  ],
  USER_SCOPE_MISMATCH: [
    [{}, { user: "nobody" }, "is none of them"],
    [{ license: { allocation: "NAMED" }, person: { ...ada, holdsSeat: false } }, { user: "ada" }, "no seat for Ada"],
    [{ person: { ...ada, status: "DEPARTED" } }, { user: "ada" }, "has left"],
    [{ person: { ...ada, status: "SUSPENDED" } }, { user: "ada" }, "is suspended"],
  ],
  DEPARTMENT_NOT_ALLOWED: [
    [{ license: { departmentIds: ["dep_1"] }, departmentPath: ["dep_2"] }, { department: "Sales" }],
    [{ license: { departmentIds: ["dep_1"] }, person: ada }, { user: "ada" }],
  ],
  COUNTRY_SCOPE_REQUIRED: [
    [{ license: { countries: ["NL"] } }, {}],
    [{ license: { countries: ["NL"] }, homeSite: amsterdam }, {}],
    [{ sites: [amsterdam] }, {}],
  ],
  COUNTRY_NOT_ALLOWED: [
    [{ license: { countries: ["NL"] }, country: "US" }, {}, "may not be used in United States"],
    [{ sites: [amsterdam], site: boston, country: "NL" }, {}],
    [{ sites: [amsterdam], homeSite: boston }, {}, "at Boston"],
    [{ sites: [amsterdam], country: "US" }, {}],
  ],
  VERSION_SCOPE_REQUIRED: [[{ versionMatters: true }, {}, "say which version"]],
  VERSION_NOT_ALLOWED: [
    [
      { version: { allowed: false, code: "VERSION_NOT_ALLOWED", newestAllowed: "5.2.1" } },
      { version: "6.0.0" },
      "does not allow version 6.0.0; the newest that it allows is 5.2.1",
    ],
  ],
  MAINTENANCE_LAPSED: [
    [
      { version: { allowed: false, code: "MAINTENANCE_LAPSED", newestAllowed: null } },
      { version: "6.0.0" },
      "had no maintenance when version 6.0.0 was published; it allows no release",
    ],
  ],
  ENTITLEMENTS_MISSING: [[{}, { entitlements: ["render", "export"] }, "does not grant render, export"]],
  FINGERPRINT_SCOPE_REQUIRED: [
    [{ license: { allocation: "NODE_LOCKED" } }, {}],
    [{ key: { revoked: false, replaced: false, fingerprint: "ab" } }, {}],
  ],
  NO_MACHINE: [[{ license: { allocation: "NODE_LOCKED" } }, { fingerprint }]],
  FINGERPRINT_SCOPE_MISMATCH: [
    [{ ...nodeLocked, activation: null }, { fingerprint }, "is not activated on this machine"],
    [{ key: { revoked: false, replaced: false, fingerprint: "ab" } }, { fingerprint }, "another machine"],
  ],
  COMPONENTS_SCOPE_MISMATCH: [
    [
      { ...nodeLocked, activation: { ...machine, componentsAgree: false } },
      { fingerprint, components: { mac: "a" } },
    ],
  ],
  HEARTBEAT_NOT_STARTED: [
    [{ ...nodeLocked, license: { ...nodeLocked.license, heartbeatSeconds: 60 } }, { fingerprint }],
  ],
  HEARTBEAT_DEAD: [
    [
      {
        ...nodeLocked,
        license: { ...nodeLocked.license, heartbeatSeconds: 60 },
        activation: { ...machine, heard: true, dead: true },
      },
      { fingerprint },
    ],
  ],
  TOO_MANY_MACHINES: [
    [{ ...nodeLocked, machines: { used: 3, capacity: 2, allowance: 2 } }, { fingerprint }, "3 machines for 2 bought"],
  ],
  TOO_MANY_USERS: [[{ users: { used: 3, capacity: 2, allowance: 2 } }, {}]],
  TOO_MANY_LEASES: [[{ leases: { used: 3, capacity: 2, allowance: 2 } }, {}]],
  IN_GRACE: [[{ license: { ...ended, graceDays: 23 } }, {}, "is in grace until 24 Nov 2026"]],
  VALID: [
    [{}, {}, "is valid"],
    [{ license: { ...ended, expiryBehavior: "ALLOW" } }, {}, "may go on being used"],
    [{ license: { ...ended, expiryBehavior: "MAINTAIN" }, version: { allowed: true } }, { version: "5.0.0" }],
    [{ license: { endsOn: day("2026-11-24") } }, {}],
    [{}, { product: "SKETCHBOOK" }],
    [{}, { product: "pro_1" }],
    [{ products: [...good.products, { id: "pro_2", code: null, name: "Painter" }] }, { product: "painter" }],
    [{ license: { environment: "Test" } }, { environment: "test" }],
    [{ license: { environment: "test" } }, {}],
    [{ license: { allocation: "NAMED" }, person: ada }, { user: "ada" }],
    [{ person: { ...ada, holdsSeat: false, status: "ON_LEAVE" } }, { user: "ada" }],
    [{ license: { departmentIds: ["dep_1"] }, departmentPath: ["dep_2", "dep_1"] }, { department: "Sales" }],
    [{ license: { countries: ["NL"] }, country: "NL" }, {}],
    [{ sites: [amsterdam], homeSite: amsterdam }, {}],
    [{ sites: [amsterdam], country: "NL" }, { country: "NL" }],
    [{ license: { term: "TRIAL" } }, {}],
    [nodeLocked, { fingerprint }],
    [
      {
        ...nodeLocked,
        license: { ...nodeLocked.license, heartbeatSeconds: 60 },
        activation: { ...machine, heard: true },
      },
      { fingerprint },
    ],
    [{ ...nodeLocked, activation: { ...machine, componentsAgree: false } }, { fingerprint }],
    [
      {
        key: { revoked: false, replaced: false, fingerprint: createHash("sha256").update(fingerprint).digest("hex") },
      },
      { fingerprint },
    ],
    [{ users: { used: 2, capacity: 2, allowance: 2 } }, {}],
  ],
};

test("each code answers what it is for, and nothing beside it", () => {
  expect(verdictOf({ signed: false, found: null }, {}).code).toBe("SIGNATURE_INVALID");
  expect(verdictOf({ signed: true, found: null }, {}).code).toBe("NOT_FOUND");
  for (const [code, cases] of Object.entries(table)) {
    for (const [given, scope, detail] of cases) {
      const verdict = verdictOf({ signed: true, found: caseOf(given) }, scope);
      expect(verdict.code, JSON.stringify(given)).toBe(code);
      expect(verdict.detail).toContain(detail ?? "");
      expect(verdict.valid).toBe(code === "VALID" || code === "IN_GRACE");
    }
  }
});

test("a permitted overage is valid, and what changes by itself says when to ask again", () => {
  const over = (allowance: number | null) => ({ used: 3, capacity: 2, allowance });
  for (const name of ["machines", "users", "leases"] as const) {
    const told = (allowance: number | null) =>
      verdictOf({ signed: true, found: caseOf({ [name]: over(allowance) }) }, {});
    const code = `TOO_MANY_${name.toUpperCase()}`;
    expect(told(3)).toMatchObject({ code, valid: true, conclusive: true, retryAfter: null });
    expect(told(null)).toMatchObject({ code, valid: true });
    expect(told(2)).toMatchObject({ code, valid: false, conclusive: false, retryAfter: 60 });
  }
  const [dead] = table.HEARTBEAT_DEAD;
  expect(verdictOf({ signed: true, found: caseOf(dead?.[0] ?? {}) }, { fingerprint })).toMatchObject({
    conclusive: false,
    retryAfter: 60,
  });
  expect(verdictOf({ signed: true, found: caseOf({ license: ended }) }, {})).toMatchObject({
    conclusive: true,
    retryAfter: null,
  });
});
