import { systemActor, type Origin } from "@/lib/kernel/actor";
import { command, execute } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { inForce, mayEnter } from "./account-access";
import { accountSubject } from "./account-facts";
import { accountInput, requestResetInput } from "./schema";
import { sendLink } from "./send-link";
import { countTry } from "./sign-in-delay";
import { noteVisitorEvent, openVisitorEvent, visitorOrigin } from "./visitor-event";

const eventName = "account/reset-requested";

/**
 * Takes a wish for a new password. The answer and the work are the same whether the account exists or not: one sealed
 * row in the outbox. Who it is, is looked up later, by `sendResetLinks`.
 */
export async function requestPasswordReset(runtime: Runtime, origin: Origin, raw: unknown): Promise<void> {
  const { email } = requestResetInput.parse(raw);
  const seconds =
    (origin.address ? await countTry(runtime, "reset-address", origin.address) : 0) ||
    (await countTry(runtime, "reset-account", email));
  if (seconds > 0) throw refuse("rate-limited", { retryAfter: seconds });
  await noteVisitorEvent(runtime, eventName, email, origin);
}

const sendResetLink = command({
  name: "account.send-reset-link",
  permission: "system:run",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await ctx.tx.account.findFirst({ where: { id: accountId, ...mayEnter } });
    // Without a mail server nobody could be shown the link here, so none is made.
    if (!account || !ctx.runtime.smtp) return;
    ctx.record("account.reset-requested", accountSubject(account), { related: [account.personId] });
    await sendLink(ctx, account, "PASSWORD_RESET");
  },
});

/** Sends a link to each account with that address that may sign in. `step` names the durable step that this is. */
export async function sendResetLinks(runtime: Runtime, sealed: string, step: string): Promise<void> {
  const facts = openVisitorEvent(runtime, eventName, sealed);
  const accounts = await runtime.db.account.findMany({
    where: { email: facts.email, ...mayEnter, roleGrants: { some: inForce(runtime.now()) } },
    take: 20,
  });
  for (const { id, organizationId } of accounts) {
    const actor = { ...systemActor(organizationId, "password-reset", facts.requestId), origin: visitorOrigin(facts) };
    await execute(runtime, actor, sendResetLink, { accountId: id }, { once: `${step}/${id}` });
  }
}
