import { beforeEach, expect, test, vi } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { openWorld, type World } from "@/lib/testing/world";
import { actorOfSession } from "./account-access";
import { createAccount } from "./create-account";
import { disableAccount, enableAccount } from "./disable-account";
import { grantRole } from "./grant-role";
import { inviteAccount } from "./invite-account";
import { revokeRole } from "./revoke-role";
import { signIn } from "./sign-in";
import { recordRefusedSignIns } from "./refused-sign-ins";
import { signOutAccount, signOutEverywhere } from "./sign-out-everywhere";

const verifications = vi.hoisted(() => ({ count: 0 }));

// The real library, counted: equal work is what keeps the answer's time from telling which accounts exist.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return {
    ...real,
    verify: (...given: Parameters<typeof real.verify>) => (verifications.count++, real.verify(...given)),
  };
});

beforeEach(() => void (verifications.count = 0));

const secret = "a walk along the quiet canal";
const origin = { requestId: "rid_test", channel: "web", address: "203.0.113.9" } as const;
const seconds = (world: World, count: number) => (world.clock.now = new Date(world.clock.now.getTime() + count * 1000));

async function worldWithAda(roles: ("OWNER" | "ADMIN" | "EMPLOYEE")[] = ["EMPLOYEE"]) {
  const world = await openWorld();
  const ada = await world.run(
    createAccount,
    { name: "Ada Byron", email: "Ada@Meridian.test", password: secret, roles },
    { as: world.system },
  );
  const enter = (password = secret, email = "ada@meridian.test", from: string = origin.address) =>
    signIn(world.runtime, { email, password }, { ...origin, address: from });
  return { world, ada, enter };
}

test("the right password opens a session, whatever the case of the address", async () => {
  const { world, ada, enter } = await worldWithAda();
  const verdict = await enter(secret, "ADA@meridian.TEST ");
  expect(verdict).toEqual({ code: "welcome", session: { accountId: ada.id, epoch: 1 } });
  const [event] = await world.events("account.signed-in");
  expect(event).toMatchObject({ actorKind: "account", actorId: ada.id, subjectId: ada.id });
  expect(JSON.stringify(event)).not.toContain("203.0.113.9");
});

test("an unknown address, a wrong password, a disabled and an invited account get one answer for the same work", async () => {
  const { world, ada, enter } = await worldWithAda();
  await world.run(inviteAccount, { name: "Bo", email: "bo@meridian.test", roles: ["EMPLOYEE"] });
  await enter("warm up the decoy");
  const answers: unknown[] = [];
  const work: number[] = [];
  const attempt = async (email: string, password: string) => {
    verifications.count = 0;
    answers.push(await enter(password, email));
    work.push(verifications.count);
  };
  await attempt("nobody@meridian.test", secret);
  await attempt("ada@meridian.test", "not her password at all");
  await attempt("bo@meridian.test", secret);
  await world.run(disableAccount, { accountId: ada.id });
  await attempt("ada@meridian.test", secret);
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ code: "refused" })));
  expect(work).toEqual([1, 1, 1, 1]);
});

test("somebody who has left or is suspended cannot enter, on leave they can", async () => {
  const world = await openWorld();
  const person = await world.person({ email: "cy@meridian.test" });
  await world.run(
    createAccount,
    { name: "Cy", email: "cy@meridian.test", password: secret, roles: ["EMPLOYEE"] },
    { as: world.system },
  );
  const outcome = async (status: "ACTIVE" | "ON_LEAVE" | "SUSPENDED" | "DEPARTED") => {
    await world.db.person.update({ where: { id: person.id }, data: { status } });
    return (await signIn(world.runtime, { email: "cy@meridian.test", password: secret }, origin)).code;
  };
  expect([
    await outcome("ACTIVE"),
    await outcome("ON_LEAVE"),
    await outcome("SUSPENDED"),
    await outcome("DEPARTED"),
  ]).toEqual(["welcome", "welcome", "refused", "refused"]);
});

test("each failure after the fourth doubles the delay, wherever it comes from, for an unknown address too", async () => {
  const { world, enter } = await worldWithAda();
  for (const email of ["ada@meridian.test", "nobody@meridian.test"]) {
    const waits: number[] = [];
    for (let failure = 1; failure <= 8; failure++) {
      expect(await enter("wrong password here", email, `203.0.113.${failure}`)).toEqual({ code: "refused" });
      const told = failure < 5 ? null : await enter(secret, email, "198.51.100.7");
      if (told?.code === "wait") waits.push(told.seconds);
      if (told?.code === "wait") seconds(world, told.seconds);
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  }
  expect((await enter()).code).toBe("welcome");
  const kept = await world.runtime.db.signInDelay.findMany();
  expect(kept.length).toBeGreaterThan(1);
  expect(JSON.stringify(kept)).not.toMatch(/meridian|203\.0/);
});

test("a delay counts from when it is imposed: asking again meanwhile does not lengthen it, and a day later all is forgotten", async () => {
  const { world, enter } = await worldWithAda();
  for (let failure = 1; failure <= 7; failure++) {
    await enter("wrong password here", "ada@meridian.test", `203.0.113.${failure}`);
    if (failure < 7) seconds(world, 4);
  }
  expect(await enter()).toEqual({ code: "wait", seconds: 4 });
  expect(await enter()).toEqual({ code: "wait", seconds: 4 });
  seconds(world, 25 * 3600);
  for (let failure = 1; failure <= 4; failure++) expect((await enter("wrong password here")).code).toBe("refused");
  expect((await enter()).code).toBe("welcome");
});

test("tries at the same time cannot slip past the count", async () => {
  const { enter } = await worldWithAda();
  verifications.count = 0;
  const tries = Array.from({ length: 30 }, (_, n) =>
    enter(`guess number ${n} of many`, "ada@meridian.test", `203.0.113.${n}`),
  );
  const codes = (await Promise.all(tries)).map((verdict) => verdict.code);
  expect(codes.filter((code) => code === "refused")).toHaveLength(5);
  expect(codes.filter((code) => code === "wait")).toHaveLength(25);
  expect(verifications.count).toBe(5);
});

test("an address that fails for many accounts is delayed, another is not", async () => {
  const { enter } = await worldWithAda();
  for (let n = 1; n <= 21; n++)
    expect((await enter("wrong password here", `somebody${n}@meridian.test`)).code).toBe("refused");
  expect((await enter()).code).toBe("wait");
  expect((await enter(secret, "ada@meridian.test", "198.51.100.7")).code).toBe("welcome");
});

test("a role given or taken acts at the next request, with the session as it was", async () => {
  const { world, ada } = await worldWithAda();
  const roles = async () => (await actorOfSession(world.runtime, { accountId: ada.id, epoch: 1 }, origin))?.roles;
  expect(await roles()).toEqual(["EMPLOYEE"]);
  await world.run(grantRole, { accountId: ada.id, role: "APPROVER" });
  expect(await roles()).toEqual(["APPROVER", "EMPLOYEE"]);
  await world.run(revokeRole, { accountId: ada.id, role: "EMPLOYEE" });
  expect(await roles()).toEqual(["APPROVER"]);
  await world.run(grantRole, { accountId: ada.id, role: "AUDITOR", until: "2026-11-02" });
  expect(await roles()).toEqual(["APPROVER", "AUDITOR"]);
  world.clock.now = new Date("2026-11-02T22:59:59Z");
  expect(await roles()).toEqual(["APPROVER", "AUDITOR"]);
  world.clock.now = new Date("2026-11-02T23:00:00Z");
  expect(await roles()).toEqual(["APPROVER"]);
});

test("signing out everywhere, being signed out and being disabled end every session; a session of another epoch is none", async () => {
  const { world, ada } = await worldWithAda();
  const actor = (epoch: number) => actorOfSession(world.runtime, { accountId: ada.id, epoch }, origin);
  const first = await actor(1);
  if (!first) throw new Error("expected a session");
  await execute(world.runtime, first, signOutEverywhere, {});
  expect([await actor(1), (await actor(2))?.accountId]).toEqual([null, ada.id]);
  await world.run(signOutAccount, { accountId: ada.id });
  expect([await actor(2), (await actor(3))?.accountId]).toEqual([null, ada.id]);
  await world.run(disableAccount, { accountId: ada.id });
  await world.run(enableAccount, { accountId: ada.id });
  expect([await actor(3), (await actor(4))?.accountId]).toEqual([null, ada.id]);
});

test("without a role there is nothing to enter", async () => {
  const { world, ada, enter } = await worldWithAda();
  await world.run(revokeRole, { accountId: ada.id, role: "EMPLOYEE" });
  expect(await enter()).toEqual({ code: "refused" });
});

test("a refused sign-in costs the same row whether the account exists, and stands in its trail afterwards, once", async () => {
  const { world, ada, enter } = await worldWithAda();
  await enter("not her password at all");
  await enter("not her password at all", "nobody@meridian.test");
  const noted = await world.runtime.db.outbox.findMany({ where: { name: "account/sign-in-refused" } });
  expect(noted).toHaveLength(2);
  expect(JSON.stringify(noted)).not.toContain("ada@");
  for (const [index, row] of [...noted, ...noted].entries()) {
    const { sealed } = row.data as { sealed: string };
    await recordRefusedSignIns(world.runtime, sealed, `run_${index % 2}/record`);
  }
  expect(await world.events("account.sign-in-refused")).toMatchObject([{ subjectId: ada.id }]);
});
