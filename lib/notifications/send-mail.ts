import { z } from "zod";
import { systemActor } from "@/lib/kernel/actor";
import { command, execute } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { deliver, isFinal } from "./smtp";

/** Longer than a delivery can take (see `patience`), so that a claim outlives its holder only when that one was killed. */
const claimFor = 3 * 60_000;

const mailInput = z.strictObject({ mailId: z.string() });
const sealedMail = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

type Claim = { state: "settled" } | { state: "claimed"; sealed: Uint8Array };

/** One process at a time may deliver a mail; a settled one is never delivered again. */
const claimMail = command({
  name: "mail.claim",
  permission: "system:run",
  input: mailInput,
  async run(ctx, { mailId }): Promise<Claim> {
    const [mail] = await ctx.tx.mail.updateManyAndReturn({
      where: {
        id: mailId,
        sentAt: null,
        failedAt: null,
        OR: [{ claimedUntil: null }, { claimedUntil: { lte: ctx.now } }],
      },
      data: { claimedUntil: new Date(ctx.now.getTime() + claimFor), attempts: { increment: 1 } },
    });
    if (mail?.sealed) return { state: "claimed", sealed: mail.sealed };
    const settled = await ctx.tx.mail.count({
      where: { id: mailId, OR: [{ sentAt: { not: null } }, { failedAt: { not: null } }] },
    });
    if (settled === 0) throw refuse("changed-meanwhile");
    return { state: "settled" };
  },
});

const settleMail = command({
  name: "mail.settle",
  permission: "system:run",
  input: mailInput.extend({ outcome: z.enum(["sent", "failed", "retry"]) }),
  async run(ctx, { mailId, outcome }) {
    const done = { sealed: null, claimedUntil: null };
    const data =
      outcome === "sent"
        ? { ...done, sentAt: ctx.now }
        : outcome === "failed"
          ? { ...done, failedAt: ctx.now }
          : { claimedUntil: null };
    const mail = await ctx.tx.mail.update({ where: { id: mailId }, data });
    if (outcome !== "retry")
      ctx.record(
        `mail.${outcome}`,
        { kind: "mail", id: mailId },
        { after: { template: mail.template, attempts: mail.attempts } },
      );
  },
});

/**
 * Sends a mail that was asked for: once, however often the step is repeated. Killed between the server's "yes" and our
 * note of it, it is sent again under the same Message-ID, by which mailboxes drop the second copy.
 */
export async function sendMail(
  runtime: Runtime,
  { organizationId, mailId }: { organizationId: string; mailId: string },
): Promise<"sent" | "failed" | "settled"> {
  if (!runtime.smtp) throw new Error("no mail server is set (SMTP_URL): the mail waits");
  const actor = systemActor(organizationId, "mail", mailId);
  const claim = await execute(runtime, actor, claimMail, { mailId });
  if (claim.state === "settled") return "settled";
  const settle = (outcome: "sent" | "failed" | "retry") => execute(runtime, actor, settleMail, { mailId, outcome });
  try {
    const mail = sealedMail.parse(JSON.parse(runtime.secrets.open(claim.sealed, `mail:${mailId}`).toString("utf8")));
    await deliver(runtime.smtp, {
      ...mail,
      messageId: `<${mailId}@${new URL(runtime.publicUrl).hostname}>`,
      date: runtime.now(),
    });
  } catch (error) {
    if (!isFinal(error)) {
      await settle("retry");
      throw error;
    }
    await settle("failed");
    return "failed";
  }
  await settle("sent");
  return "sent";
}
