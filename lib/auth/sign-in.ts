import type { Account } from "@/lib/db/generated/client";
import type { Origin } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { actorOf, canEnter, inForce } from "./account-access";
import { atMost } from "./at-most";
import { verifyPassword } from "./passwords";
import { recordSignIn } from "./record-sign-in";
import { noteRefusedSignIn } from "./refused-sign-ins";
import { signInInput } from "./schema";
import type { Session } from "./session-cookie";
import { countTry, forgetTries, secondsToWait } from "./sign-in-delay";

/** `refused` says neither whether the account exists nor what was wrong. */
export type SignInVerdict =
  { code: "welcome"; session: Session } | { code: "refused" } | { code: "wait"; seconds: number };

/** Few at a time: hashing is meant to be costly, and who waits in line meets the delays that those before have caused. */
const inLine = atMost(4);

export async function signIn(runtime: Runtime, raw: unknown, origin: Origin): Promise<SignInVerdict> {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) return { code: "refused" };
  return inLine(() => tryToSignIn(runtime, parsed.data.email, parsed.data.password, origin));
}

async function tryToSignIn(runtime: Runtime, email: string, password: string, origin: Origin): Promise<SignInVerdict> {
  const address = origin.address;
  const seconds =
    (address ? await secondsToWait(runtime, "address", address) : 0) || (await countTry(runtime, "account", email));
  if (seconds > 0) return { code: "wait", seconds };

  const accounts = await runtime.db.account.findMany({
    where: { email },
    include: { roleGrants: { where: inForce(runtime.now()) }, person: { select: { status: true } } },
    orderBy: [{ lastSignInAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: 20,
  });
  const entering = await firstMatch(runtime, accounts, password);
  if (!entering) {
    if (address) await countTry(runtime, "address", address);
    await noteRefusedSignIn(runtime, email, origin);
    return { code: "refused" };
  }
  await forgetTries(runtime, "account", email);
  await execute(runtime, actorOf(entering, entering.roleGrants, runtime.now(), origin), recordSignIn, {});
  return { code: "welcome", session: { accountId: entering.id, epoch: entering.sessionEpoch } };
}

/** One verification at least, also where there is no account; all accounts of the address are tried otherwise. */
async function firstMatch<Row extends Account & Parameters<typeof canEnter>[0]>(
  runtime: Runtime,
  accounts: readonly Row[],
  password: string,
): Promise<Row | null> {
  if (accounts.length === 0) await verifyPassword(runtime, null, password);
  for (const account of accounts) {
    const matches = await verifyPassword(runtime, account.passwordHash, password);
    if (matches && canEnter(account)) return account;
  }
  return null;
}
