import { expect, test } from "vitest";
import { hashToken } from "@/lib/kernel/secrets";
import { openWorld } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { actorOfSession } from "./account-access";
import { disableAccount } from "./disable-account";
import { inviteAccount, inviteAgain } from "./invite-account";
import { issueResetLink } from "./issue-reset-link";
import { inspectLink } from "./link-holder";
import { resetPassword } from "./reset-password";
import { signIn } from "./sign-in";

const origin = { requestId: "rid_test", channel: "web", address: "203.0.113.9" } as const;
const password = "a walk along the quiet canal";
const code = (refused: string) => expect.objectContaining({ code: refused });

const tokenOf = (sent: { link: string | null }) => {
  const token = sent.link?.split("/").at(-1);
  if (!token) throw new Error("expected a link");
  return token;
};

async function invited() {
  const world = await openWorld();
  const sent = await world.run(inviteAccount, { name: "Ada Byron", email: "ada@meridian.test", roles: ["EMPLOYEE"] });
  return { world, accountId: sent.id, sent, token: tokenOf(sent) };
}

test("without a mail server the inviting admin is shown the link; only its hash is kept", async () => {
  const { world, sent, token } = await invited();
  expect(sent).toMatchObject({ mailed: false, link: `http://leasehold.test/invitation/${token}` });
  const [row] = await world.db.oneTimeLink.findMany();
  expect(row?.tokenHash).toBe(hashToken(token));
  expect(JSON.stringify([await world.runtime.db.outbox.findMany(), await world.events(), row])).not.toContain(token);
});

test("an invitation is accepted once, and signs in", async () => {
  const { world, token, accountId } = await invited();
  expect(await inspectLink(world.runtime, "INVITATION", token)).toMatchObject({
    state: "open",
    email: "ada@meridian.test",
    organization: "Meridian Works",
  });
  const session = await acceptInvitation(world.runtime, origin, { token, password });
  expect((await actorOfSession(world.runtime, session, origin))?.roles).toEqual(["EMPLOYEE"]);
  await expect(acceptInvitation(world.runtime, origin, { token, password })).rejects.toEqual(code("link-not-valid"));
  expect(await inspectLink(world.runtime, "INVITATION", token)).toEqual({ state: "spent" });
  const [event] = await world.events("account.invitation-accepted");
  expect(event).toMatchObject({ actorKind: "account", actorId: accountId });
  await expect(world.run(inviteAgain, { accountId })).rejects.toEqual(code("account-active"));
});

test("of two who use a link at the same time one wins", async () => {
  const { world, token } = await invited();
  const other = "quite another long password";
  const outcomes = await Promise.allSettled([
    acceptInvitation(world.runtime, origin, { token, password }),
    acceptInvitation(world.runtime, origin, { token, password: other }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  const winner = outcomes[0].status === "fulfilled" ? password : other;
  expect((await signIn(world.runtime, { email: "ada@meridian.test", password: winner }, origin)).code).toBe("welcome");
  expect(
    (
      await signIn(
        world.runtime,
        { email: "ada@meridian.test", password: winner === password ? other : password },
        origin,
      )
    ).code,
  ).toBe("refused");
});

test("a link ends at its time, with a newer one, and with the account", async () => {
  const { world, token, accountId } = await invited();
  world.clock.now = new Date("2026-11-09T09:00:00Z");
  await expect(acceptInvitation(world.runtime, origin, { token, password })).rejects.toEqual(code("link-not-valid"));
  const second = tokenOf(await world.run(inviteAgain, { accountId }));
  const third = tokenOf(await world.run(inviteAgain, { accountId }));
  await expect(acceptInvitation(world.runtime, origin, { token: second, password })).rejects.toEqual(
    code("link-not-valid"),
  );
  await world.run(disableAccount, { accountId });
  expect(await inspectLink(world.runtime, "INVITATION", third)).toEqual({ state: "spent" });
  await expect(acceptInvitation(world.runtime, origin, { token: third, password })).rejects.toEqual(
    code("link-not-valid"),
  );
});

test("a refused password leaves the link as it was", async () => {
  const { world, token } = await invited();
  for (const weak of ["password1234", "ada@meridian.test", "meridianworks1", "aaaaaaaaaaaaaa"]) {
    await expect(acceptInvitation(world.runtime, origin, { token, password: weak })).rejects.toEqual(
      code("invalid-input"),
    );
  }
  await acceptInvitation(world.runtime, origin, { token, password });
});

test("a reset link changes the password, ends every session and lifts the delay; an invitation's link is no reset link", async () => {
  const { world, token, accountId } = await invited();
  await expect(resetPassword(world.runtime, origin, { token, password })).rejects.toEqual(code("link-not-valid"));
  const session = await acceptInvitation(world.runtime, origin, { token, password });
  for (let n = 0; n < 6; n++)
    await signIn(world.runtime, { email: "ada@meridian.test", password: "wrong password here" }, origin);
  expect((await signIn(world.runtime, { email: "ada@meridian.test", password }, origin)).code).toBe("wait");

  const reset = tokenOf(await world.run(issueResetLink, { accountId }));
  const fresh = await resetPassword(world.runtime, origin, { token: reset, password: "another walk, another canal" });
  expect(await actorOfSession(world.runtime, session, origin)).toBeNull();
  expect(await actorOfSession(world.runtime, fresh, origin)).not.toBeNull();
  expect(
    (await signIn(world.runtime, { email: "ada@meridian.test", password: "another walk, another canal" }, origin)).code,
  ).toBe("welcome");
  const late = tokenOf(await world.run(issueResetLink, { accountId }));
  world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
  await expect(resetPassword(world.runtime, origin, { token: late, password })).rejects.toEqual(code("link-not-valid"));
});
