import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { actorOfSession } from "./account-access";
import { changePassword } from "./change-password";
import { createAccount } from "./create-account";
import { signIn } from "./sign-in";

const origin = { requestId: "rid_test", channel: "web", address: "203.0.113.9" } as const;
const current = "a walk along the quiet canal";
const password = "another walk, another canal";

async function signedIn() {
  const world = await openWorld();
  const ada = await world.run(
    createAccount,
    { name: "Ada Byron", email: "ada@meridian.test", password: current, roles: ["EMPLOYEE"] },
    { as: world.system },
  );
  const actor = await actorOfSession(world.runtime, { accountId: ada.id, epoch: 1 }, origin);
  if (!actor) throw new Error("expected an actor");
  return { world, ada, actor };
}

test("the old password is needed, other sessions end, and this one goes on under the new epoch", async () => {
  const { world, ada, actor } = await signedIn();
  await expect(changePassword(world.runtime, actor, { current: "not my password", password })).rejects.toMatchObject({
    errors: [{ pointer: "/current" }],
  });
  await expect(changePassword(world.runtime, actor, { current, password: "ada byron ada" })).rejects.toMatchObject({
    errors: [{ pointer: "/password" }],
  });
  const session = await changePassword(world.runtime, actor, { current, password });
  expect(await actorOfSession(world.runtime, { accountId: ada.id, epoch: 1 }, origin)).toBeNull();
  expect(await actorOfSession(world.runtime, session, origin)).not.toBeNull();
  expect((await signIn(world.runtime, { email: ada.email, password }, origin)).code).toBe("welcome");
});

test("whoever holds somebody's session cannot guess the password at leisure", async () => {
  const { world, actor } = await signedIn();
  const guess = () => changePassword(world.runtime, actor, { current: "a wrong guess", password });
  for (let n = 0; n < 5; n++) await expect(guess()).rejects.toMatchObject({ code: "invalid-input" });
  await expect(guess()).rejects.toMatchObject({ code: "rate-limited" });
});
