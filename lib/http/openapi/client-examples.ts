const render = { code: "render", kind: "LIMIT", value: 8, until: null };

const activation = {
  id: "act_01kav6w0c8f2v7kq3xw5r9t1ze",
  licenseId: "lic_01kav6v3n5m8d4hj2cy7p0s6gb",
  fingerprint: "8f14e45fceea167a5a36dedd4bea2543",
  kind: "PHYSICAL",
  name: "Drafting room 2",
  hostname: "dr2.example.com",
  platform: "linux-x64",
  appVersion: "5.2.0",
  country: "NL",
  personId: null,
  units: 1,
  overage: false,
  activatedAt: "2026-11-24T09:00:00.000Z",
  endedAt: null,
  endReason: null,
  previousId: null,
  lastHeartbeatAt: null,
  heartbeatSeconds: 600,
  expiresAt: "2026-11-24T09:15:00.000Z",
};
const components = { mac: "a4:bb:6d:11:42:07", disk: "S4EWNX0R512345", board: "PF2X9K7Q" };
const file = {
  id: "fil_01kav6wxh2z8q5m3r7t0v4c9kd",
  file: "-----BEGIN LICENSE FILE-----\neyJlbmMiOiJleUprWVhSaElq…\n-----END LICENSE FILE-----\n",
  expiresAt: "2026-12-24T09:00:00.000Z",
};

const meter = {
  id: "fea_01kav6x2d8n5q9r3m7t0v4c1kb",
  feature: "api-calls",
  name: "API calls",
  unit: "call",
  reset: "MONTH",
  limit: 10_000,
  used: 412,
  remaining: 9_588,
  tokens: 0,
  resetsAt: "2026-12-01T00:00:00.000Z",
};

const lease = {
  id: "lea_01kav6x9q3m7t0v4c1kb8f2h5r",
  token: 17,
  poolId: "poo_01kav6v3n5m8d4hj2cy7p0s6gb",
  seats: 1,
  expiresAt: "2026-11-24T09:15:00.000Z",
  heartbeatSeconds: 240,
  overdraft: false,
  entitlements: [render],
};

/** What client programs send and are answered, by the operation's name. A test holds each to its schema. */
export const clientExamples: Record<string, { body?: object; answer?: object }> = {
  "validation.validate": {
    body: {
      nonce: "q7Zt0b",
      scope: { product: "sketchbook", version: "5.2.0", fingerprint: activation.fingerprint, entitlements: ["render"] },
    },
    answer: {
      valid: true,
      code: "VALID",
      detail: "is valid",
      conclusive: true,
      retryAfter: null,
      nonce: "q7Zt0b",
      at: "2026-11-24T09:00:00.000Z",
      license: {
        id: activation.licenseId,
        product: "sketchbook",
        term: "SUBSCRIPTION",
        allocation: "NODE_LOCKED",
        status: "ACTIVE",
        startsAt: "2026-01-01T00:00:00.000Z",
        endsAt: "2027-01-01T00:00:00.000Z",
        graceUntil: "2027-01-15T00:00:00.000Z",
        maintenanceEndsAt: null,
      },
      entitlements: [render],
    },
  },
  "activations.activate": {
    body: { fingerprint: activation.fingerprint, components, hostname: activation.hostname, version: "5.2.0" },
    answer: { ...activation, drifted: [{ component: "disk", was: "S3Z9NB0K", is: components.disk }] },
  },
  "activations.read": { answer: activation },
  "activations.heartbeat": {
    answer: { expiresAt: "2026-11-24T09:25:00.000Z", heartbeatSeconds: 600, entitlements: [render] },
  },
  "floating.check-out": {
    body: { holder: { user: "ada@example.com", host: "dr2.example.com" }, wait: { maxSeconds: 600, priority: 0 } },
    answer: lease,
  },
  "floating.heartbeat": {
    body: { token: lease.token },
    answer: { expiresAt: lease.expiresAt, entitlements: [render] },
  },
  "floating.lease": {
    answer: {
      id: lease.id,
      token: lease.token,
      poolId: lease.poolId,
      licenseId: "lic_01kav6v3n5m8d4hj2cy7p0s6gb",
      seats: 1,
      overdraft: false,
      startedAt: "2026-11-24T09:00:00.000Z",
      expiresAt: lease.expiresAt,
      endedAt: null,
      endReason: null,
      ttl: 900,
    },
  },
  "floating.ticket": { answer: { status: "granted", lease } },
  "floating.pool": {
    answer: {
      id: lease.poolId,
      licenseId: "lic_01kav6v3n5m8d4hj2cy7p0s6gb",
      license: "Sketchbook Floating",
      state: "ACTIVE",
      name: "Sketchbook Floating",
      createdAt: "2026-01-01T09:00:00.000Z",
      archivedAt: null,
      version: 1,
      feature: null,
      featureName: null,
      seats: null,
      holderRule: "USER_HOST",
      leaseSeconds: null,
      leaseSecondsInForce: 900,
      longestSeconds: null,
      idleSeconds: null,
      pickupSeconds: 120,
      headSeconds: 300,
      overage: "NONE",
      overagePercent: null,
      capacity: 40,
      allowance: 40,
      inUse: 37,
      overdraft: 0,
      reserved: 4,
      queued: 0,
    },
  },
  "files.issue-license": { body: { ttl: 2_592_000 }, answer: file },
  "files.issue-machine": {
    body: { ttl: 2_592_000, encrypt: true },
    answer: { ...file, file: file.file.replaceAll("LICENSE", "MACHINE") },
  },
  "meters.read": { answer: { items: [meter], tokens: null } },
  "meters.consume": { body: { amount: 12, user: "ada@example.com" }, answer: meter },
  "meters.release": { body: { amount: 2 }, answer: { ...meter, used: 410, remaining: 9_590 } },
  "files.revocations": {
    answer: { jws: "eyJhbGciOiJFZERTQSIsImtpZCI6Il9xOFoi…", next: "2026-11-25T09:00:00.000Z" },
  },
};
