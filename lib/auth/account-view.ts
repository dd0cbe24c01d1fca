import type { Prisma } from "@/lib/db/generated/client";
import type { Role } from "@/lib/db/generated/enums";
import { inForce } from "./account-access";
import { roleNames } from "./schema";

export type AccountState = "active" | "invited" | "disabled";

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  state: AccountState;
  person: { id: string; displayName: string } | null;
  roles: { role: Role; until: Date | null }[];
  lastSignInAt: Date | null;
  createdAt: Date;
  /** Until when an invited account can be accepted; null once its link has ended. */
  invitationEndsAt: Date | null;
};

/** What `accountView` needs beside the account itself. */
export function accountParts(now: Date) {
  return {
    person: { select: { id: true, displayName: true } },
    roleGrants: { where: inForce(now) },
    oneTimeLinks: { where: { purpose: "INVITATION", usedAt: null, expiresAt: { gt: now } }, take: 1 },
  } satisfies Prisma.AccountInclude;
}

export function accountView(row: Prisma.AccountGetPayload<{ include: ReturnType<typeof accountParts> }>): AccountRow {
  const { id, name, email, person, lastSignInAt, createdAt } = row;
  return {
    id,
    name,
    email,
    person,
    lastSignInAt,
    createdAt,
    state: row.disabledAt ? "disabled" : row.passwordHash ? "active" : "invited",
    roles: roleNames.flatMap((name) =>
      row.roleGrants.filter(({ role }) => role === name).map(({ role, until }) => ({ role, until })),
    ),
    invitationEndsAt: row.oneTimeLinks[0]?.expiresAt ?? null,
  };
}
