import type { z } from "zod";
import type { AccountActor, Origin } from "@/lib/kernel/actor";
import { execute, type Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { hashToken } from "@/lib/kernel/secrets";
import { actorOf, inForce } from "./account-access";
import type { AccountLinkPurpose } from "./one-time-link";
import { isSetUp } from "./set-up";

export type LinkState = { state: "open"; name: string; email: string; organization: string } | { state: "spent" };

/** What a link page shows. Reading it changes nothing: a mail scanner that follows the link does not use it up. */
export async function inspectLink(runtime: Runtime, purpose: AccountLinkPurpose, token: string): Promise<LinkState> {
  const link = await runtime.db.oneTimeLink.findUnique({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: runtime.now() } },
    include: { account: { include: { organization: true } } },
  });
  if (!link?.account || link.account.disabledAt) return { state: "spent" };
  const { name, email, organization } = link.account;
  return { state: "open", name, email, organization: organization.name };
}

export async function isSetupLinkOpen(runtime: Runtime, token: string): Promise<boolean> {
  if (await isSetUp(runtime)) return false;
  const where = {
    tokenHash: hashToken(token),
    purpose: "SETUP" as const,
    usedAt: null,
    expiresAt: { gt: runtime.now() },
  };
  return (await runtime.db.oneTimeLink.count({ where })) === 1;
}

/**
 * Runs an operation as the account whose link somebody holds: nobody is signed in yet, and the link is what proves them.
 * The operation itself uses the link up.
 */
export async function asLinkHolder<Input extends z.ZodType, Output>(
  runtime: Runtime,
  origin: Origin,
  operation: Operation<Input, Output>,
  raw: { token: string },
): Promise<Output> {
  const actor = await holderOf(runtime, origin, raw.token);
  if (!actor) throw refuse("link-not-valid");
  return execute(runtime, actor, operation, raw);
}

async function holderOf(runtime: Runtime, origin: Origin, token: string): Promise<AccountActor | null> {
  const now = runtime.now();
  const link = await runtime.db.oneTimeLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { account: { include: { roleGrants: { where: inForce(now) } } } },
  });
  return link?.account ? actorOf(link.account, link.account.roleGrants, now, origin) : null;
}
