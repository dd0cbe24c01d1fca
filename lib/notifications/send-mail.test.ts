import { expect, test } from "vitest";
import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { openMailServer } from "@/lib/testing/mail-server";
import { openWorld } from "@/lib/testing/world";
import { requestMail } from "./request-mail";
import { sendMail } from "./send-mail";

const link = "http://leasehold.test/invitation/Tk3n-that-opens-everything";
const invite = command({
  name: "test.invite",
  permission: "system:run",
  input: z.object({ to: z.string(), name: z.string() }),
  run: (ctx, { to, name }) =>
    requestMail(ctx, to, "invitation", {
      name,
      organization: "Meridian & Sons",
      inviter: "Bo",
      url: link,
      until: "9 November 2026",
    }),
});

async function requested(to = "ada@meridian.test", name = "Ada <b>Byron</b>") {
  const world = await openWorld();
  const server = await openMailServer();
  world.runtime.smtp = server.smtp;
  await world.run(invite, { to, name }, { as: world.system });
  const mail = await world.db.mail.findFirstOrThrow();
  const send = () => sendMail(world.runtime, { organizationId: world.organizationId, mailId: mail.id });
  return { world, server, mail, send };
}

test("a mail arrives in text and HTML, and what it said is forgotten here", async () => {
  const { world, server, mail, send } = await requested();
  const stored = JSON.stringify([
    await world.runtime.db.outbox.findMany(),
    mail.template,
    Buffer.from(mail.sealed ?? []).toString("latin1"),
  ]);
  expect(stored).toContain(mail.id);
  expect(stored).not.toMatch(/Tk3n|ada@/);

  expect(await send()).toBe("sent");
  const [arrived] = server.received;
  expect(arrived?.messageId).toBe(`<${mail.id}@leasehold.test>`);
  expect(arrived?.from?.text).toContain("licences@meridian.test");
  expect(arrived?.text).toContain(link);
  expect(arrived?.html).toContain(`href="${link}"`);
  expect(arrived?.html).toContain("Ada &lt;b&gt;Byron&lt;/b&gt;");
  expect(arrived?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(await world.db.mail.findFirstOrThrow()).toMatchObject({ sealed: null, sentAt: world.clock.now });
  const [event] = await world.events("mail.sent");
  expect(event).toMatchObject({ subjectId: mail.id, after: { template: "invitation", attempts: 1 } });
});

test("a repeated step sends nothing again, also while the first still sends", async () => {
  const { server, send } = await requested();
  const outcomes = await Promise.allSettled([send(), send(), send()]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value === "sent")).toHaveLength(1);
  expect(await send()).toBe("settled");
  expect(server.received).toHaveLength(1);
});

test("a server that cannot now is asked again; one that never will is not", async () => {
  const { world, server, send } = await requested();
  server.refuse(451, "try later");
  await expect(send()).rejects.toThrow(/451|try later/);
  expect((await world.db.mail.findFirstOrThrow()).sealed).not.toBeNull();
  server.refuse(550, "no such mailbox");
  expect(await send()).toBe("failed");
  server.accept();
  expect(await send()).toBe("settled");
  expect(server.received).toHaveLength(0);
  expect(await world.events("mail.failed")).toHaveLength(1);
});

test("a process killed while sending: the mail is tried again once its claim has lapsed, under the same message id", async () => {
  const { world, server, mail, send } = await requested();
  await world.db.mail.update({
    where: { id: mail.id },
    data: { claimedUntil: new Date(world.clock.now.getTime() + 180_000) },
  });
  await expect(send()).rejects.toThrow();
  world.clock.now = new Date(world.clock.now.getTime() + 180_000);
  expect(await send()).toBe("sent");
  expect(server.received.map((arrived) => arrived.messageId)).toEqual([`<${mail.id}@leasehold.test>`]);
});

test("an address or a name cannot add a recipient or a header", async () => {
  const { server, send } = await requested("ada@meridian.test, eve@evil.test", "Ada\r\nBcc: eve@evil.test");
  await send().catch(() => null);
  for (const arrived of server.received) {
    expect(arrived.headers.has("bcc")).toBe(false);
    expect(JSON.stringify(arrived.to)).not.toMatch(/"address":"eve@evil\.test"/);
  }
});

test("without a mail server nothing is kept", async () => {
  const world = await openWorld();
  expect(await world.run(invite, { to: "ada@meridian.test", name: "Ada" }, { as: world.system })).toBe(false);
  expect([await world.db.mail.count(), await world.runtime.db.outbox.count()]).toEqual([0, 0]);
});
