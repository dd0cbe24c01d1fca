import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test, vi } from "vitest";
import type { Role } from "@/lib/db/generated/enums";
import { openWorld } from "@/lib/testing/world";
import type { Actor } from "./actor";
import { execute, type Operation } from "./operation";
import { can, permissionTable, scopes, type Permission, type Scope } from "./permissions";
import { Refusal } from "./refusal";

const registered = vi.hoisted(() => new Set<Operation>());

// The real doorway; each operation that any module defines, exported or not, is noted as it is made.
vi.mock("./operation", async (original) => {
  const real = await original<typeof import("./operation")>();
  const noted = (operation: Operation) => (registered.add(operation), operation);
  return {
    ...real,
    command: (definition: Parameters<typeof real.command>[0]) => noted(real.command(definition)),
    query: (definition: Parameters<typeof real.query>[0]) => noted(real.query(definition)),
  };
});

const letters: Record<Role, string> = { OWNER: "O", ADMIN: "A", APPROVER: "P", EMPLOYEE: "E", AUDITOR: "U" };
const roles = Object.keys(letters) as Role[];

/** What each role (Owner, Admin, aPprover, Employee, aUditor) and each scope may: written down here a second time, on purpose. */
const expected: Record<Permission, [byRole: string, byScope: string]> = {
  "organization:read": ["OAPEU", "read manage"],
  "organization:change": ["O", ""],
  "account:own": ["OAPEU", ""],
  "account:read": ["OA", ""],
  "account:write": ["OA", ""],
  "role:grant": ["OA", ""],
  "token:read": ["O", ""],
  "token:write": ["O", ""],
  "person:read": ["OAU", "read manage"],
  "person:write": ["OA", "manage"],
  "department:read": ["OAU", "read manage"],
  "department:write": ["OA", "manage"],
  "site:read": ["OAU", "read manage"],
  "site:write": ["OA", "manage"],
  "vendor:read": ["OAU", "read manage"],
  "vendor:write": ["OA", "manage"],
  "product:read": ["OAU", "read manage"],
  "product:write": ["OA", "manage"],
  "license:read": ["OAU", "read manage"],
  "license:write": ["OA", "manage"],
  "purchase:write": ["OA", "manage"],
  "vendor-key:read": ["OAU", "read manage"],
  "vendor-key:write": ["OA", "manage"],
  "vendor-key:reveal": ["OA", ""],
  "license:transfer": ["OA", "manage"],
  "license:decide-transfer": ["OAP", ""],
  "license-type:read": ["OAU", "read manage"],
  "license-type:write": ["OA", "manage"],
  "signing-key:read": ["OAU", "read manage"],
  "signing-key:write": ["O", ""],
  "key:read": ["OAU", "read manage"],
  "key:write": ["OA", "manage"],
  "key:reveal": ["OA", ""],
  "entitlement:read": ["OAU", "read manage"],
  "entitlement:write": ["OA", "manage"],
  "activation:read": ["OAU", "read manage"],
  "activation:write": ["OA", "manage"],
  "activation:decide": ["OA", ""],
  "client:use": ["", "client manage"],
  "pool:read": ["OAU", "client read manage"],
  "pool:write": ["OA", "manage"],
  "lease:release": ["OA", "manage"],
  "queue:order": ["OA", "manage"],
  "file:issue": ["OA", "client manage"],
  "seat:read": ["OAU", "read manage"],
  "seat:assign": ["OA", "manage"],
  "seat:release": ["OA", "manage"],
  "seat:transfer": ["OA", "manage"],
  "usage:record": ["OA", "manage"],
  "usage-source:read": ["OAU", "read manage"],
  "usage-source:write": ["OA", "manage"],
  "usage-log:send": ["OA", "import collect"],
  "import:read": ["OA", "import"],
  "import:run": ["OA", "import"],
  "request:read": ["OAU", "read manage"],
  "request:decide": ["OAP", "manage"],
  "catalog:browse": ["OAPE", ""],
  "own:read": ["OAPE", ""],
  "own:request": ["OAPE", ""],
  "own:machines": ["OAPE", ""],
  "own:release": ["OAPE", ""],
  "own:leases": ["OAPE", ""],
  "position:read": ["OAU", "read audit"],
  "audit:read": ["OAU", "audit"],
  "system:run": ["", ""],
};

const permissions = Object.keys(permissionTable) as Permission[];

test("each role and each scope has the permissions written down here, and no other", () => {
  const origin = { requestId: "rid_test", channel: "web" } as const;
  const found = permissions.map((permission) => {
    const account = (role: Role): Actor => ({
      kind: "account",
      organizationId: "o",
      accountId: "a",
      personId: null,
      name: "",
      roles: [role],
      origin,
    });
    const token = (scope: Scope): Actor => ({
      kind: "token",
      organizationId: "o",
      tokenId: "t",
      name: "",
      scopes: [scope],
      origin,
    });
    const byRole = roles.filter((role) => can(account(role), permission)).map((role) => letters[role]);
    return [permission, [byRole.join(""), scopes.filter((scope) => can(token(scope), permission)).join(" ")]];
  });
  expect(Object.fromEntries(found)).toEqual(expected);
});

/** What a client program with a licence key may: the same once more. */
const expectedByKey: readonly Permission[] = ["client:use", "pool:read", "file:issue"];

const keyHolder = (organizationId: string): Actor => ({
  kind: "license",
  organizationId,
  licenseId: "lic_00000000000000000000000000",
  keyId: "key_00000000000000000000000000",
  boundTo: null,
  name: "a key",
  origin: { requestId: "rid_test", channel: "api" },
});

test("a licence key opens the client's operations and nothing else", () => {
  expect(permissions.filter((permission) => can(keyHolder("o"), permission))).toEqual(expectedByKey);
});

async function loadAllOperations(): Promise<Operation[]> {
  const lib = join(import.meta.dirname, "..");
  for (const file of await readdir(lib, { recursive: true })) {
    const skipped = /\.test\.tsx?$|\.d\.ts$|^(testing|db)\/|testing-/.test(file) || !/\.tsx?$/.test(file);
    if (!skipped) await import(/* @vite-ignore */ `@/lib/${relative(lib, join(lib, file)).replace(/\.tsx?$/, "")}`);
  }
  return [...registered].sort((one, other) => one.name.localeCompare(other.name));
}

test("every operation refuses every role and scope without its permission, remembers that, and lets the others in", async () => {
  const operations = await loadAllOperations();
  expect(operations.length).toBeGreaterThan(80);
  const names = operations.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);

  const world = await openWorld();
  const actors: Actor[] = [];
  for (const role of roles) actors.push(await world.actor([role]));
  for (const scope of scopes) actors.push(world.tokenActor([scope]));
  actors.push(keyHolder(world.organizationId));

  const held = (actor: Actor, permission: Permission) => {
    const [byRole, byScope] = expected[permission];
    if (actor.kind === "license") return expectedByKey.includes(permission);
    return actor.kind === "account"
      ? actor.roles.some((role) => byRole.includes(letters[role]))
      : actor.kind === "token" && actor.scopes.some((scope) => byScope.split(" ").includes(scope));
  };
  // No input: what is let in stops at its input, or answers.
  const isRefused = (actor: Actor, operation: Operation) =>
    execute(world.runtime, actor, operation, {}).then(
      () => false,
      (error: unknown) => error instanceof Refusal && error.code === "not-permitted",
    );

  const wrong: string[] = [];
  let refusals = 0;
  for (const operation of operations) {
    const answers = await Promise.all(actors.map((actor) => isRefused(actor, operation)));
    refusals += answers.filter((refused) => refused).length;
    actors.forEach((actor, index) => {
      if (answers[index] === held(actor, operation.permission)) {
        wrong.push(`${operation.name} as ${actor.kind === "account" ? actor.roles.join() : actor.name}`);
      }
    });
  }
  expect(wrong).toEqual([]);
  expect(await world.events("access.denied")).toHaveLength(refusals);
}, 300_000);

test("every permission is asked for by some operation", async () => {
  const used = new Set((await loadAllOperations()).map(({ permission }) => permission));
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test("what changes something asks for more than leave to look at it", async () => {
  const commands = (await loadAllOperations()).filter(({ kind }) => kind === "command");
  const looking = commands.filter(({ permission }) => permission.endsWith(":read")).map(({ name }) => name);
  // One's own: that a notice was read, that a key was looked at.
  expect(looking).toEqual(["notices.mark-read", "requests.reveal-own-key"]);
});

/** The operations behind the permissions that few have: the same once more, so that none is opened to more by a slip. */
const guarded: Partial<Record<Permission, string>> = {
  "organization:change": "organization.change",
  "role:grant": "role.grant role.revoke",
  "token:write": "token.create token.revoke",
  "signing-key:write": "signing-keys.end signing-keys.rotate",
  "key:reveal": "keys.reveal",
  "vendor-key:reveal": "vendor-keys.reveal",
  "license:transfer": "lifecycle.transfer lifecycle.withdraw-transfer",
  "license:decide-transfer":
    "lifecycle.count-transfers-to-decide lifecycle.decide-transfer lifecycle.transfers-to-decide",
  "activation:decide": "activations.decide-move",
  "client:use":
    "activations.activate activations.deactivate activations.heartbeat activations.read floating.begin-trial floating.borrow floating.check-in floating.check-out floating.heartbeat floating.lease floating.leave-queue floating.return floating.ticket meters.consume meters.read meters.release validation.begin-trial validation.validate",
  "file:issue": "files.issue-license files.issue-machine files.revocations",
};

test("what few may do is asked for by the operations written down here", async () => {
  const operations = await loadAllOperations();
  const found = Object.keys(guarded).map((permission) => [
    permission,
    [...new Set(operations.filter((one) => one.permission === permission).map(({ name }) => name))].join(" "),
  ]);
  expect(Object.fromEntries(found)).toEqual(guarded);
});
