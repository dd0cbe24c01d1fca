import type { Role } from "@/lib/db/generated/enums";

/** The parts of the application that people work in, and the roles that open them; the first is an account's main one. */
const openedBy = {
  admin: ["ADMIN", "OWNER"],
  approver: ["APPROVER"],
  employee: ["EMPLOYEE", "APPROVER"],
  auditor: ["AUDITOR"],
} as const satisfies Record<string, readonly Role[]>;

export type PortalName = keyof typeof openedBy;

const names: readonly PortalName[] = ["admin", "approver", "employee", "auditor"];
const homes: Record<PortalName, string> = {
  admin: "/admin",
  approver: "/approvals",
  employee: "/my",
  auditor: "/auditor",
};

/** The portals that an account's roles open, its main one first. */
export function portalsOf(roles: readonly Role[]): PortalName[] {
  return names.filter((name) => openedBy[name].some((role) => roles.includes(role)));
}

/** Where an account lands after it signed in. */
export function homeOf(roles: readonly Role[]): string {
  const [first] = portalsOf(roles);
  return first ? homes[first] : "/profile";
}
