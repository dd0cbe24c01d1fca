import { expect, test } from "vitest";
import { sendMail } from "@/lib/notifications/send-mail";
import { openMailServer } from "@/lib/testing/mail-server";
import { openWorld } from "@/lib/testing/world";
import { createAccount } from "./create-account";
import { requestPasswordReset, sendResetLinks } from "./request-password-reset";
import { resetPassword } from "./reset-password";

const origin = { requestId: "rid_reset", channel: "web", address: "203.0.113.9" } as const;
const password = "a walk along the quiet canal";

async function withMail() {
  const world = await openWorld();
  const server = await openMailServer();
  world.runtime.smtp = server.smtp;
  await world.run(
    createAccount,
    { name: "Ada Byron", email: "ada@meridian.test", password, roles: ["EMPLOYEE"] },
    { as: world.system },
  );
  const wishes = () =>
    world.runtime.db.outbox.findMany({ where: { name: "account/reset-requested" }, orderBy: { id: "asc" } });
  const work = async (step: string) => {
    for (const wish of await wishes())
      await sendResetLinks(world.runtime, String(Object(wish.data).sealed), `${step}/${wish.id}`);
    for (const mail of await world.db.mail.findMany())
      await sendMail(world.runtime, { organizationId: world.organizationId, mailId: mail.id });
  };
  return { world, server, wishes, work };
}

test("the mail's link opens a new password, and a repeated step sends it once", async () => {
  const { world, server, work } = await withMail();
  await requestPasswordReset(world.runtime, origin, { email: " Ada@meridian.test" });
  await work("run");
  await work("run");
  expect(server.received).toHaveLength(1);
  const token = /\/reset\/([\w-]+)/.exec(server.received[0]?.text ?? "")?.[1] ?? "";
  await resetPassword(world.runtime, origin, { token, password: "another walk, another canal" });
  await work("run");
  expect(server.received.map((mail) => mail.subject)).toEqual([
    "A new password for Leasehold",
    "Your password for Leasehold was changed",
  ]);
  const [asked] = await world.events("account.reset-requested");
  expect(asked).toMatchObject({
    requestId: "rid_reset",
    origin: { channel: "web", address: { personal: expect.any(String) } },
  });
});

test("a known and an unknown address leave the same trace, and no address lies in the outbox", async () => {
  const { world, server, wishes, work } = await withMail();
  await requestPasswordReset(world.runtime, origin, { email: "ada@meridian.test" });
  await requestPasswordReset(world.runtime, origin, { email: "eve@meridian.test" });
  const [known, unknown] = await wishes();
  expect(Object.keys(Object(known?.data))).toEqual(Object.keys(Object(unknown?.data)));
  expect(String(Object(known?.data).sealed).length).toBe(String(Object(unknown?.data).sealed).length);
  expect(JSON.stringify([known, unknown])).not.toContain("meridian");
  await work("run");
  expect(server.received).toHaveLength(1);
});

test("asking again and again is delayed, whoever is asked for", async () => {
  const { world } = await withMail();
  for (const email of ["ada@meridian.test", "eve@meridian.test"]) {
    const ask = () => requestPasswordReset(world.runtime, origin, { email });
    await ask();
    await ask();
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: "rate-limited", params: { retryAfter: 1 } });
  }
});
