import type { Role } from "@/lib/db/generated/enums";
import { permissionTable, scopes, type Rule } from "@/lib/kernel/permissions";

const roles: readonly Role[] = ["OWNER", "ADMIN", "APPROVER", "EMPLOYEE", "AUDITOR"];
const words = (name: string) => name.charAt(0) + name.slice(1).toLowerCase();

/** `docs/permissions.md`: who may do what, as `can` decides it. */
export function renderPermissions(): string {
  const head = ["may", ...roles.map(words), ...scopes.map((scope) => `\`${scope}\``), "key", "permission"];
  const rows = Object.entries<Rule>(permissionTable).map(([permission, rule]) => {
    const has = (holders: readonly string[], one: string) => (holders.includes(one) ? "●" : "");
    return [
      rule.allows,
      ...roles.map((role) => has(rule.roles, role)),
      ...scopes.map((scope) => has(rule.scopes, scope)),
      rule.byKey ? "●" : "",
      `\`${permission}\``,
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = [
    line(head),
    line(head.map((_, index) => (index === 0 || index === head.length - 1 ? "---" : ":-:"))),
    ...rows.map(line),
  ];
  const text = [
    "# Who may do what",
    "<!-- Written from lib/kernel/permissions.ts by `npm run docs:permissions`; change it there. -->",
    "Every page, action, endpoint and job goes through one doorway, which asks this table before anything else, and writes a refusal to the trail. The five roles belong to people's accounts (one account may hold several) and are looked up on every request; the six scopes belong to API tokens, and a client program that shows a licence key (`key`) acts on that licence alone.",
    table.join("\n"),
    "Beyond the table:",
    [
      "- Only owners change an owner's account or give and take the owner role. The last owner who can sign in cannot be removed, and nobody can take their own way in.",
      "- An approver decides the requests that wait for them; nobody decides their own.",
      "- Everything that an auditor looks at is recorded.",
      "- What belongs to another organisation is not found, whatever the role.",
    ].join("\n"),
  ];
  return `${text.join("\n\n")}\n`;
}
