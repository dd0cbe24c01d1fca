import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { judgeFile, type Here } from "./judge-file";
import type { LicenseDocument } from "./license-document";

const at = (text: string) => new Date(text);

const document = (given: Partial<LicenseDocument> = {}): LicenseDocument => ({
  kid: "kid",
  issued: at("2026-11-01T00:00:00Z"),
  expiry: at("2026-12-01T00:00:00Z"),
  nonce: null,
  licenseId: "lic_1",
  keyId: "key_1",
  machine: null,
  lease: null,
  name: "Sketchbook",
  status: "ACTIVE",
  product: { id: "pro_1", code: "sketchbook" },
  startsAt: null,
  endsAt: null,
  graceUntil: null,
  expiryBehavior: "RESTRICT",
  maintenance: null,
  versionRange: null,
  channels: [],
  downgradeRights: false,
  environment: null,
  boundTo: null,
  metadata: {},
  entitlements: [],
  ...given,
});

const code = (file: Partial<LicenseDocument>, here: Partial<Here> = {}) =>
  judgeFile(document(file), {
    now: at("2026-11-10T00:00:00Z"),
    seen: null,
    fingerprint: null,
    program: {},
    entitlements: [],
    revocations: null,
    ...here,
  }).code;

test("the clock: before the file was made, before what was seen, after its end; some minutes are forgiven", () => {
  expect(code({})).toBe("VALID");
  expect(code({}, { now: at("2026-10-31T23:56:00Z") })).toBe("VALID");
  expect(code({}, { now: at("2026-10-31T23:54:00Z") })).toBe("CLOCK_TURNED_BACK");
  expect(code({}, { seen: at("2026-11-10T00:06:00Z") })).toBe("CLOCK_TURNED_BACK");
  expect(code({}, { now: at("2026-12-01T00:00:00Z") })).toBe("FILE_EXPIRED");
});

test("the term: not begun, in grace, over", () => {
  const [later, earlier] = [at("2026-11-20T00:00:00Z"), at("2026-11-05T00:00:00Z")];
  expect(code({ startsAt: later })).toBe("NOT_STARTED");
  expect(code({ endsAt: earlier, graceUntil: later })).toBe("IN_GRACE");
  expect(code({ endsAt: earlier })).toBe("EXPIRED");
  expect(code({ endsAt: earlier, expiryBehavior: "ALLOW" })).toBe("VALID");
});

test("the program: product, environment, version, channel", () => {
  expect(code({}, { program: { product: "Sketchbook" } })).toBe("VALID");
  expect(code({}, { program: { product: "other" } })).toBe("PRODUCT_SCOPE_MISMATCH");
  expect(code({ environment: "production" }, { program: { environment: "staging" } })).toBe(
    "ENVIRONMENT_SCOPE_MISMATCH",
  );
  expect(code({ versionRange: "5.x" }, { program: { version: "5.2.0" } })).toBe("VALID");
  expect(code({ versionRange: "5.x" }, { program: { version: "6.0.0" } })).toBe("VERSION_NOT_ALLOWED");
  const older = { versionRange: "5.x", downgradeRights: true };
  expect(code(older, { program: { version: "4.8.0" } })).toBe("VALID");
  expect(code(older, { program: { version: "6.0.0" } })).toBe("VERSION_NOT_ALLOWED");
  expect(code({ channels: ["stable"] }, { program: { version: "5.0.0-beta.1" } })).toBe("VERSION_NOT_ALLOWED");
});

test("maintenance reaches what was published before it began or while it ran", () => {
  const maintenance = { since: "2025-01-01", spans: [{ from: "2025-01-01", until: "2025-12-31" }] };
  const released = (releasedOn: string, file: Partial<LicenseDocument> = { maintenance }) =>
    code(file, { program: { releasedOn } });
  expect([released("2024-06-01"), released("2025-12-31"), released("2026-01-01")]).toEqual([
    "VALID",
    "VALID",
    "MAINTENANCE_LAPSED",
  ]);
  const over: Partial<LicenseDocument> = { expiryBehavior: "MAINTAIN", endsAt: at("2026-11-05T00:00:00Z") };
  expect(released("2026-11-04", over)).toBe("VALID");
  expect(released("2026-11-06", over)).toBe("MAINTENANCE_LAPSED");
});

test("features: those in force, whatever their case", () => {
  const entitlements = [
    { code: "render", kind: "FLAG", value: null, until: null },
    { code: "export", kind: "FLAG", value: null, until: at("2026-11-05T00:00:00Z") },
  ] as const;
  const file = { entitlements: [...entitlements] };
  expect(code(file, { entitlements: ["Render"] })).toBe("VALID");
  expect(code(file, { entitlements: ["render", "export"] })).toBe("ENTITLEMENTS_MISSING");
});

test("the machine: the one of the file, and the one that the key is for", () => {
  const machine = { id: "act_1", fingerprint: "machine-one" };
  expect(code({ machine }, { fingerprint: "machine-one" })).toBe("VALID");
  expect(code({ machine }, { fingerprint: "machine-two" })).toBe("FINGERPRINT_SCOPE_MISMATCH");
  expect(code({ machine })).toBe("FINGERPRINT_SCOPE_REQUIRED");
  const boundTo = createHash("sha256").update("machine-one").digest("hex");
  expect(code({ boundTo }, { fingerprint: "machine-one" })).toBe("VALID");
  expect(code({ boundTo }, { fingerprint: "machine-two" })).toBe("FINGERPRINT_SCOPE_MISMATCH");
});

test("what is on the revocation list is good no more, unless the list is another licence's", () => {
  const list = { license: null, next: at("2026-11-11T00:00:00Z"), sequence: 1 };
  const none = { keys: [], licenses: [], activations: [], leases: [], signingKeys: [] };
  const revoked = (named: object, license: string | null = null) =>
    code(
      { machine: { id: "act_1", fingerprint: "machine-one" } },
      { fingerprint: "machine-one", revocations: { ...list, ...none, ...named, license } },
    );
  expect(revoked({ keys: ["key_1"] })).toBe("KEY_REVOKED");
  expect(revoked({ licenses: ["lic_1"] })).toBe("SUSPENDED");
  expect(revoked({ activations: ["act_1"] })).toBe("NO_MACHINE");
  expect(revoked({ signingKeys: ["kid"] })).toBe("SIGNATURE_INVALID");
  const lease = { id: "lea_1", user: "ada", host: "laptop", seats: 1 };
  const returned = { ...list, ...none, leases: ["lea_1"] };
  expect(code({ lease }, { revocations: { ...list, ...none } })).toBe("VALID");
  expect(code({ lease }, { revocations: returned })).toBe("LEASE_ENDED");
  expect(revoked({ keys: ["key_1"] }, "lic_2")).toBe("VALID");
});
