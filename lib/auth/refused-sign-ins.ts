import { systemActor, type Origin } from "@/lib/kernel/actor";
import { command, execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { accountInput } from "./schema";
import { noteVisitorEvent, openVisitorEvent, visitorOrigin } from "./visitor-event";

const eventName = "account/sign-in-refused";

/** Notes a refused sign-in. Nothing here depends on whether the account exists, not even the time that it takes. */
export function noteRefusedSignIn(runtime: Runtime, email: string, origin: Origin): Promise<void> {
  return noteVisitorEvent(runtime, eventName, email, origin);
}

/** Somebody gave a wrong password, or a right one to an account that may not enter. */
const recordSignInRefused = command({
  name: "account.refuse-sign-in",
  permission: "system:run",
  input: accountInput,
  async run(ctx, { accountId }) {
    ctx.record("account.sign-in-refused", { kind: "account", id: accountId });
  },
});

/** Records a refused sign-in in the trail of each account with that address. `step` names the durable step that this is. */
export async function recordRefusedSignIns(runtime: Runtime, sealed: string, step: string): Promise<void> {
  const facts = openVisitorEvent(runtime, eventName, sealed);
  const accounts = await runtime.db.account.findMany({
    where: { email: facts.email },
    orderBy: { id: "asc" },
    take: 20,
  });
  for (const { id, organizationId } of accounts) {
    const actor = { ...systemActor(organizationId, "sign-in", facts.requestId), origin: visitorOrigin(facts) };
    await execute(runtime, actor, recordSignInRefused, { accountId: id }, { once: `${step}/${id}` });
  }
}
