/** The roles as people read them, and what each is for. */
export const roles = [
  {
    value: "OWNER",
    label: "Owner",
    detail: "Everything an admin may, and the organisation, API tokens and other owners.",
  },
  { value: "ADMIN", label: "Admin", detail: "Licences, people, imports, requests and accounts." },
  {
    value: "APPROVER",
    label: "Approver",
    detail: "Decides the requests that wait for them, and has software of their own.",
  },
  { value: "EMPLOYEE", label: "Employee", detail: "Sees and asks for software of their own." },
  {
    value: "AUDITOR",
    label: "Auditor",
    detail: "Reads positions and the trail, changes nothing; what they look at is recorded.",
  },
] as const;

export type RoleValue = (typeof roles)[number]["value"];

export function roleLabel(role: RoleValue): string {
  return roles.find(({ value }) => value === role)?.label ?? role;
}
