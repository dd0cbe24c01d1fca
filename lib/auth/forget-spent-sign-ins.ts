import type { Runtime } from "@/lib/kernel/runtime";
import { forgetAfter } from "./sign-in-delay";

const day = 24 * 60 * 60 * 1000;

/**
 * Removes what has served: failures that count no more, links that ended a month ago, notes of mails sent a quarter ago.
 * What happened stands in the trail.
 */
export async function forgetSpentSignIns(runtime: Runtime): Promise<{ tries: number; links: number; mails: number }> {
  const before = (milliseconds: number) => ({ lt: new Date(runtime.now().getTime() - milliseconds) });
  const [tries, links, mails] = await runtime.db.$transaction([
    runtime.db.signInDelay.deleteMany({
      where: { updatedAt: before(forgetAfter), blockedUntil: { lt: runtime.now() } },
    }),
    runtime.db.oneTimeLink.deleteMany({ where: { expiresAt: before(30 * day) } }),
    runtime.db.mail.deleteMany({ where: { createdAt: before(90 * day), sealed: null } }),
  ]);
  return { tries: tries.count, links: links.count, mails: mails.count };
}
