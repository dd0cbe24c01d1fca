import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { forgetSpentSignIns } from "./forget-spent-sign-ins";
import { inviteAccount } from "./invite-account";
import { signIn } from "./sign-in";

const origin = { requestId: "rid_test", channel: "web", address: "203.0.113.9" } as const;

test("what counts is kept, what has served goes", async () => {
  const world = await openWorld();
  const later = (days: number) => (world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000));
  await world.run(inviteAccount, { name: "Bo", email: "bo@meridian.test", roles: ["EMPLOYEE"] });
  await signIn(world.runtime, { email: "bo@meridian.test", password: "wrong password" }, origin);
  const mail = { organizationId: world.organizationId, template: "invitation", createdAt: world.clock.now };
  await world.db.mail.create({ data: { ...mail, id: "mai_sent", sentAt: world.clock.now } });
  await world.db.mail.create({ data: { ...mail, id: "mai_waiting", sealed: new Uint8Array([1]) } });

  expect(await forgetSpentSignIns(world.runtime)).toEqual({ tries: 0, links: 0, mails: 0 });
  later(2);
  expect(await forgetSpentSignIns(world.runtime)).toEqual({ tries: 2, links: 0, mails: 0 });
  later(36);
  expect(await forgetSpentSignIns(world.runtime)).toEqual({ tries: 0, links: 1, mails: 0 });
  later(60);
  expect(await forgetSpentSignIns(world.runtime)).toEqual({ tries: 0, links: 0, mails: 1 });
});
