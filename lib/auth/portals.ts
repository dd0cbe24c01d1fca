import type { Role } from "@/lib/db/generated/enums";

/** The parts of the application that people work in; one click switches between those that their roles open. */
export const portals = {
  employee: { label: "My software", home: "/my", paths: ["/my", "/catalog"], roles: ["EMPLOYEE", "APPROVER"] },
  approver: { label: "Approvals", home: "/approvals", paths: ["/approvals"], roles: ["APPROVER"] },
  admin: { label: "Administration", home: "/admin", paths: ["/admin"], roles: ["ADMIN", "OWNER"] },
  auditor: { label: "Audit", home: "/auditor", paths: ["/auditor"], roles: ["AUDITOR"] },
} as const satisfies Record<string, Portal>;

type Portal = { label: string; home: string; paths: readonly string[]; roles: readonly Role[] };
export type PortalName = keyof typeof portals;

const names: readonly PortalName[] = ["admin", "approver", "employee", "auditor"];

/** The portals that an account's roles open, its main one first. */
export function portalsOf(roles: readonly Role[]): PortalName[] {
  return names.filter((name) => portals[name].roles.some((role) => roles.includes(role)));
}

/** Where an account lands after it signed in. */
export function homeOf(roles: readonly Role[]): string {
  const [first] = portalsOf(roles);
  return first ? portals[first].home : "/profile";
}
