import type { Account, RoleGrant } from "@/lib/db/generated/client";
import type { PersonStatus, Role } from "@/lib/db/generated/enums";
import type { AccountActor, Origin } from "@/lib/kernel/actor";
import type { Runtime } from "@/lib/kernel/runtime";
import { roleNames } from "./schema";

type Grant = Pick<RoleGrant, "role" | "until" | "revokedAt">;

/** The grants that hold at an instant, as a Prisma condition. */
export function inForce(now: Date) {
  return { revokedAt: null, OR: [{ until: null }, { until: { gt: now } }] };
}

/** Without repetition, the weightiest first. */
function rolesInForce(grants: readonly Grant[], now: Date): Role[] {
  const held = grants.filter((grant) => grant.revokedAt === null && (grant.until === null || grant.until > now));
  return roleNames.filter((role) => held.some((grant) => grant.role === role));
}

const present: PersonStatus[] = ["ACTIVE", "ON_LEAVE"];

/** Accounts that may be used: not disabled, and of nobody who has left or is suspended; as a Prisma condition. */
export const mayEnter = { disabledAt: null, OR: [{ personId: null }, { person: { is: { status: { in: present } } } }] };

type Judged = { disabledAt: Date | null; person: { status: PersonStatus } | null; roleGrants: readonly unknown[] };

/** The same for rows read with their grants in force: without a role there is nothing to enter. */
export function canEnter({ disabledAt, person, roleGrants }: Judged): boolean {
  return disabledAt === null && (person === null || present.includes(person.status)) && roleGrants.length > 0;
}

/** Who a session stands for, looked up now: null when the account may not enter or was signed out everywhere. */
export async function actorOfSession(
  runtime: Runtime,
  session: { accountId: string; epoch: number },
  origin: Origin,
): Promise<AccountActor | null> {
  const account = await runtime.db.account.findFirst({
    where: { id: session.accountId, sessionEpoch: session.epoch, ...mayEnter },
    include: { roleGrants: { where: inForce(runtime.now()) } },
  });
  return account ? actorOf(account, account.roleGrants, runtime.now(), origin) : null;
}

export function actorOf(account: Account, grants: readonly Grant[], now: Date, origin: Origin): AccountActor {
  return {
    kind: "account",
    organizationId: account.organizationId,
    accountId: account.id,
    personId: account.personId,
    name: account.name,
    roles: rolesInForce(grants, now),
    origin,
  };
}
