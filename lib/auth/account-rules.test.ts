import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import type { Role } from "@/lib/db/generated/enums";
import { createAccount } from "./create-account";
import { disableAccount, enableAccount } from "./disable-account";
import { grantRole } from "./grant-role";
import { inviteAccount, inviteAgain } from "./invite-account";
import { issueResetLink } from "./issue-reset-link";
import { revokeRole } from "./revoke-role";
import { signOutAccount } from "./sign-out-everywhere";

let counter = 0;
const secret = "a walk along the quiet canal";

/** An account that can sign in, and the actor that it is. */
async function member(world: World, ...roles: Role[]) {
  const email = `member${++counter}@meridian.test`;
  const account = await world.run(
    createAccount,
    { name: `Member ${counter}`, email, password: secret, roles },
    { as: world.system },
  );
  return { ...account, actor: { ...world.admin, accountId: account.id, name: account.name, roles } };
}

const code = (refused: string) => expect.objectContaining({ code: refused });

test("the last owner who can sign in can neither be disabled nor lose the role", async () => {
  const world = await openWorld();
  const owner = await member(world, "OWNER");
  // Neither an owner without a password nor one who was disabled could help the organisation.
  await world.run(
    inviteAccount,
    { name: "Invited", email: "invited@meridian.test", roles: ["OWNER"] },
    { as: owner.actor },
  );
  const other = await member(world, "OWNER");
  await world.run(disableAccount, { accountId: other.id }, { as: owner.actor });

  const helper = { ...world.admin, roles: ["OWNER" as const] };
  await expect(world.run(revokeRole, { accountId: owner.id, role: "OWNER" }, { as: helper })).rejects.toEqual(
    code("last-owner"),
  );
  await expect(world.run(disableAccount, { accountId: owner.id }, { as: helper })).rejects.toEqual(code("last-owner"));
  await world.run(enableAccount, { accountId: other.id }, { as: owner.actor });
  await world.run(revokeRole, { accountId: owner.id, role: "OWNER" }, { as: helper });
});

test("two owners who remove each other at once do not leave none", async () => {
  const world = await openWorld();
  const [one, two] = [await member(world, "OWNER"), await member(world, "OWNER")];
  const outcomes = await Promise.allSettled([
    world.run(disableAccount, { accountId: two.id }, { as: one.actor }),
    world.run(revokeRole, { accountId: one.id, role: "OWNER" }, { as: two.actor }),
  ]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
});

test("an admin cannot make or touch an owner", async () => {
  const world = await openWorld();
  const owner = await member(world, "OWNER", "ADMIN");
  await member(world, "OWNER");
  const employee = await member(world, "EMPLOYEE");
  const attempts = [
    world.run(grantRole, { accountId: employee.id, role: "OWNER" }),
    world.run(grantRole, { accountId: owner.id, role: "AUDITOR" }),
    world.run(revokeRole, { accountId: owner.id, role: "OWNER" }),
    world.run(revokeRole, { accountId: owner.id, role: "ADMIN" }),
    world.run(disableAccount, { accountId: owner.id }),
    world.run(signOutAccount, { accountId: owner.id }),
    world.run(issueResetLink, { accountId: owner.id }),
    world.run(inviteAccount, { name: "New owner", email: "new@meridian.test", roles: ["OWNER"] }),
  ];
  for (const outcome of await Promise.allSettled(attempts))
    expect(outcome).toMatchObject({ status: "rejected", reason: code("owner-only") });
  await world.run(grantRole, { accountId: employee.id, role: "OWNER" }, { as: owner.actor });
});

test("nobody locks themselves out", async () => {
  const world = await openWorld();
  const owner = await member(world, "OWNER");
  const admin = await member(world, "ADMIN", "EMPLOYEE");
  await member(world, "OWNER");
  await expect(world.run(disableAccount, { accountId: admin.id }, { as: admin.actor })).rejects.toEqual(
    code("own-access"),
  );
  await expect(world.run(revokeRole, { accountId: admin.id, role: "ADMIN" }, { as: admin.actor })).rejects.toEqual(
    code("own-access"),
  );
  await expect(world.run(revokeRole, { accountId: owner.id, role: "OWNER" }, { as: owner.actor })).rejects.toEqual(
    code("own-access"),
  );
  await world.run(revokeRole, { accountId: admin.id, role: "EMPLOYEE" }, { as: admin.actor });
});

test("granting is idempotent, another end replaces the old one, and the trail tells each change once", async () => {
  const world = await openWorld();
  const { id: accountId } = await member(world, "EMPLOYEE");
  const until = "2026-12-24";
  await world.run(grantRole, { accountId, role: "AUDITOR", until });
  await world.run(grantRole, { accountId, role: "AUDITOR", until });
  await world.run(grantRole, { accountId, role: "AUDITOR" });
  await world.run(revokeRole, { accountId, role: "AUDITOR" });
  await world.run(revokeRole, { accountId, role: "AUDITOR" });
  const granted = (await world.events("role.granted")).filter((event) => event.actorKind === "account");
  expect(granted.map((event) => event.after)).toEqual([
    { role: "AUDITOR", until: "2026-12-24T23:00:00.000Z" },
    { role: "AUDITOR" },
  ]);
  expect(await world.events("role.revoked")).toHaveLength(1);
  await expect(world.run(grantRole, { accountId, role: "AUDITOR", until: "2026-01-01" })).rejects.toEqual(
    code("invalid-input"),
  );
});

test("an address has one account in an organisation, and the same address may have one in another", async () => {
  const world = await openWorld();
  const invited = { name: "Ada", email: "ada@meridian.test", roles: ["EMPLOYEE" as const] };
  await world.run(inviteAccount, invited);
  await expect(world.run(inviteAccount, { ...invited, email: "ADA@meridian.test" })).rejects.toEqual(
    code("email-taken"),
  );
  const neighbour = await world.neighbour();
  const foreign = await neighbour.run(inviteAccount, invited);
  await expect(world.run(inviteAgain, { accountId: foreign.id })).rejects.toEqual(code("not-found"));
  await expect(world.run(grantRole, { accountId: foreign.id, role: "ADMIN" })).rejects.toEqual(code("not-found"));
});

test("an account belongs to the person with its address, and no password or address stands in the trail", async () => {
  const world = await openWorld();
  const person = await world.person({ email: "Ada@Meridian.test" });
  const ada = await world.run(
    createAccount,
    { name: "Ada Byron", email: "ada@meridian.test", password: secret, roles: ["EMPLOYEE"] },
    { as: world.system },
  );
  expect(ada.personId).toBe(person.id);
  const trail = JSON.stringify(await world.events());
  expect(trail).not.toMatch(/argon2|ada@meridian|Ada Byron|quiet canal/i);
});

test("without a mail server an admin is shown the links of employees, an owner those of everybody", async () => {
  const world = await openWorld();
  const employee = await world.actor(["EMPLOYEE"]);
  const auditor = await world.actor(["AUDITOR"]);
  const owner = await world.actor(["OWNER"]);
  const link = (accountId: string, as = world.admin) => world.run(issueResetLink, { accountId }, { as });
  await expect(link(employee.accountId)).resolves.toMatchObject({ id: employee.accountId });
  await expect(link(auditor.accountId)).rejects.toEqual(code("link-owner-only"));
  await expect(link(auditor.accountId, owner)).resolves.toMatchObject({ id: auditor.accountId });
});

test("one address invited twice at once has one account", async () => {
  const world = await openWorld();
  const invite = () => world.run(inviteAccount, { name: "Bo", email: "bo@meridian.test", roles: ["EMPLOYEE"] });
  const outcomes = await Promise.allSettled([invite(), invite(), invite()]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toEqual(code("email-taken"));
});
