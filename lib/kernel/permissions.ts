import type { Role } from "@/lib/db/generated/enums";
import type { Actor } from "./actor";

const everyone: readonly Role[] = ["OWNER", "ADMIN", "APPROVER", "EMPLOYEE", "AUDITOR"];
const staff: readonly Role[] = ["OWNER", "ADMIN", "APPROVER", "EMPLOYEE"];
const managers: readonly Role[] = ["OWNER", "ADMIN"];
const readers: readonly Role[] = ["OWNER", "ADMIN", "AUDITOR"];
const owner: readonly Role[] = ["OWNER"];

/** What an ApiToken may be given. */
export const scopes = ["client", "read", "manage", "import", "collect", "audit", "scim"] as const;
export type Scope = (typeof scopes)[number];

/** `byKey`: a client program with a licence key may, on that licence. */
export type Rule = { roles: readonly Role[]; scopes: readonly Scope[]; byKey?: true; allows: string };

/** Role × permission, and scope × permission: the one table that `can` reads and the docs page renders. */
export const permissionTable = {
  "organization:read": {
    roles: everyone,
    scopes: ["read", "manage"],
    allows: "see the organisation's name, time zone and currency",
  },
  "organization:change": { roles: owner, scopes: [], allows: "change the organisation" },
  "account:own": { roles: everyone, scopes: [], allows: "sign in, change one's own password, sign out everywhere" },
  "account:read": { roles: managers, scopes: [], allows: "see accounts, roles and invitations" },
  "account:write": { roles: managers, scopes: [], allows: "invite, disable and sign out accounts" },
  "role:grant": { roles: managers, scopes: [], allows: "give and take roles (only owners those of owners)" },
  "token:read": { roles: owner, scopes: [], allows: "see API tokens" },
  "token:write": { roles: owner, scopes: [], allows: "create and revoke API tokens" },
  "person:read": { roles: readers, scopes: ["read", "manage"], allows: "see people" },
  "person:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive people" },
  "department:read": { roles: readers, scopes: ["read", "manage"], allows: "see departments" },
  "department:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive departments" },
  "site:read": { roles: readers, scopes: ["read", "manage"], allows: "see sites" },
  "site:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive sites" },
  "vendor:read": { roles: readers, scopes: ["read", "manage"], allows: "see vendors" },
  "vendor:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive vendors" },
  "product:read": { roles: readers, scopes: ["read", "manage"], allows: "see products" },
  "product:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive products" },
  "license:read": { roles: readers, scopes: ["read", "manage"], allows: "see licences, purchases and capacity" },
  "license:write": { roles: managers, scopes: ["manage"], allows: "create, change and archive licences" },
  "purchase:write": { roles: managers, scopes: ["manage"], allows: "add, change and archive purchases" },
  "vendor-key:read": { roles: readers, scopes: ["read", "manage"], allows: "see that a vendor's key exists" },
  "vendor-key:write": { roles: managers, scopes: ["manage"], allows: "add and archive vendors' keys" },
  "vendor-key:reveal": { roles: managers, scopes: [], allows: "open a vendor's key (recorded)" },
  "license:transfer": { roles: managers, scopes: ["manage"], allows: "transfer licences inside the organisation" },
  "license:decide-transfer": {
    roles: ["OWNER", "ADMIN", "APPROVER"],
    scopes: [],
    allows: "decide transfers of licences (approvers: of licences that they own)",
  },
  "license-type:read": { roles: readers, scopes: ["read", "manage"], allows: "see licence types" },
  "license-type:write": { roles: managers, scopes: ["manage"], allows: "create, change and apply licence types" },
  "signing-key:read": { roles: readers, scopes: ["read", "manage"], allows: "see signing keys (public parts)" },
  "signing-key:write": { roles: owner, scopes: [], allows: "create, rotate and end signing keys" },
  "key:read": { roles: readers, scopes: ["read", "manage"], allows: "see that licence keys exist" },
  "key:write": { roles: managers, scopes: ["manage"], allows: "issue, replace and revoke licence keys" },
  "key:reveal": { roles: managers, scopes: [], allows: "show a licence key again (recorded)" },
  "entitlement:read": { roles: readers, scopes: ["read", "manage"], allows: "see entitlements and why they hold" },
  "entitlement:write": { roles: managers, scopes: ["manage"], allows: "grant, switch and override entitlements" },
  "activation:read": { roles: readers, scopes: ["read", "manage"], allows: "see activated machines" },
  "activation:write": { roles: managers, scopes: ["manage"], allows: "deactivate and move machines" },
  "activation:decide": { roles: managers, scopes: [], allows: "decide moves to other hardware" },
  "client:use": {
    roles: [],
    scopes: ["client", "manage"],
    byKey: true,
    allows: "validate, activate, send heartbeats, use meters and fetch files as a client program",
  },
  "pool:read": {
    roles: readers,
    scopes: ["client", "read", "manage"],
    byKey: true,
    allows: "see pools, their use and their queue",
  },
  "pool:write": { roles: managers, scopes: ["manage"], allows: "make pools, change their settings and their rules" },
  "lease:release": { roles: managers, scopes: ["manage"], allows: "take leases back from their holders" },
  "queue:order": { roles: managers, scopes: ["manage"], allows: "move those up who wait in the queue of a pool" },
  "file:issue": {
    roles: managers,
    scopes: ["client", "manage"],
    byKey: true,
    allows: "issue licence and machine files",
  },
  "seat:read": { roles: readers, scopes: ["read", "manage"], allows: "see who holds seats" },
  "seat:assign": { roles: managers, scopes: ["manage"], allows: "assign seats" },
  "seat:release": { roles: managers, scopes: ["manage"], allows: "release seats" },
  "seat:transfer": { roles: managers, scopes: ["manage"], allows: "transfer seats" },
  "usage:record": { roles: managers, scopes: ["manage"], allows: "record usage signals" },
  "usage-source:read": {
    roles: readers,
    scopes: ["read", "manage"],
    allows: "see licence servers of other makers and what their logs tell",
  },
  "usage-source:write": {
    roles: managers,
    scopes: ["manage"],
    allows: "create, change and archive such servers, their capacities and whose their user names are",
  },
  "usage-log:send": {
    roles: managers,
    scopes: ["collect", "import"],
    allows: "send the log lines of a licence server, as the collector does",
  },
  "import:read": { roles: managers, scopes: ["import"], allows: "see imports" },
  "import:run": { roles: managers, scopes: ["import"], allows: "upload, try and run imports" },
  "request:read": { roles: readers, scopes: ["read", "manage"], allows: "see all requests and waitlists" },
  "request:decide": {
    roles: ["OWNER", "ADMIN", "APPROVER"],
    scopes: ["manage"],
    allows: "decide requests (approvers: those that wait for them)",
  },
  "catalog:browse": { roles: staff, scopes: [], allows: "see what may be requested" },
  "own:read": { roles: staff, scopes: [], allows: "see one's own seats, requests and notices" },
  "own:request": { roles: staff, scopes: [], allows: "ask for a seat, withdraw a request" },
  "own:machines": { roles: staff, scopes: [], allows: "see, activate, deactivate and move one's own machines" },
  "own:release": { roles: staff, scopes: [], allows: "give one's own seat back" },
  "own:leases": {
    roles: staff,
    scopes: [],
    allows: "see, release, borrow and return one's own floating seats, ask idle holders for theirs",
  },
  "position:read": { roles: readers, scopes: ["read", "audit"], allows: "see the licence position" },
  "audit:read": { roles: readers, scopes: ["audit"], allows: "read the trail" },
  "system:run": { roles: [], scopes: [], allows: "durable work of the system itself" },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissionTable;

/** Whether an actor holds a permission. The system holds all: it acts only through durable functions. */
export function can(actor: Actor, permission: Permission): boolean {
  const rule: Rule = permissionTable[permission];
  switch (actor.kind) {
    case "system":
      return true;
    case "token":
      return rule.scopes.some((scope) => actor.scopes.includes(scope));
    case "license":
      return rule.byKey === true;
    case "account":
      return rule.roles.some((role) => actor.roles.includes(role));
  }
}
