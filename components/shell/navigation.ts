export type PortalName = "employee" | "approver" | "admin" | "auditor";

/** `g` then the letter goes there. With `only`, other roles of the portal do not see it. */
export type NavItem = { key: string; label: string; href: string; letter?: string; only?: string };
export type NavGroup = { label?: string; items: readonly NavItem[] };
export type Portal = { key: PortalName; label: string; href: string; groups: readonly NavGroup[] };

/** Every place in the menus. What a role may do there is decided by the server, on each request; this only points. */
export const portals: Record<PortalName, Portal> = {
  employee: {
    key: "employee",
    label: "Mine",
    href: "/my",
    groups: [
      {
        items: [
          { key: "my-software", label: "My software", href: "/my", letter: "m" },
          { key: "catalog", label: "Catalogue", href: "/catalog", letter: "c" },
          { key: "my-floating", label: "Floating seats", href: "/my/floating" },
          { key: "my-machines", label: "My machines", href: "/my/machines" },
          { key: "my-requests", label: "My requests", href: "/my/requests", letter: "q" },
          { key: "notices", label: "Notices", href: "/my/notices" },
        ],
      },
    ],
  },
  approver: {
    key: "approver",
    label: "Approvals",
    href: "/approvals",
    groups: [
      {
        items: [
          { key: "approvals", label: "To decide", href: "/approvals", letter: "d" },
          { key: "decided", label: "Decided", href: "/approvals/decided" },
        ],
      },
    ],
  },
  admin: {
    key: "admin",
    label: "Admin",
    href: "/admin",
    groups: [
      {
        items: [
          { key: "overview", label: "Overview", href: "/admin", letter: "o" },
          { key: "licenses", label: "Licences", href: "/admin/licenses", letter: "l" },
          { key: "pools", label: "Pools", href: "/admin/pools", letter: "f" },
          { key: "machines", label: "Machines", href: "/admin/activations", letter: "h" },
          { key: "renewals", label: "Renewals", href: "/admin/renewals", letter: "e" },
          { key: "requests", label: "Requests", href: "/admin/requests", letter: "r" },
        ],
      },
      {
        label: "Estate",
        items: [
          { key: "people", label: "People", href: "/admin/people", letter: "p" },
          { key: "departments", label: "Departments", href: "/admin/departments" },
          { key: "sites", label: "Sites", href: "/admin/sites" },
          { key: "license-types", label: "Licence types", href: "/admin/license-types", letter: "y" },
          { key: "products", label: "Products", href: "/admin/products", letter: "t" },
          { key: "vendors", label: "Vendors", href: "/admin/vendors", letter: "v" },
          { key: "usage-sources", label: "Licence servers", href: "/admin/usage-sources" },
          { key: "import", label: "Import", href: "/admin/import", letter: "i" },
        ],
      },
      {
        label: "Settings",
        items: [
          { key: "organization", label: "Organisation", href: "/admin/settings", letter: "s" },
          { key: "accounts", label: "Accounts", href: "/admin/settings/accounts" },
          { key: "signing-keys", label: "Signing keys", href: "/admin/settings/signing-keys" },
          { key: "tokens", label: "API tokens", href: "/admin/settings/tokens", only: "OWNER" },
          { key: "api", label: "API", href: "/admin/api" },
        ],
      },
    ],
  },
  auditor: {
    key: "auditor",
    label: "Audit",
    href: "/auditor",
    groups: [
      {
        items: [
          { key: "position", label: "Position", href: "/auditor", letter: "n" },
          { key: "trail", label: "Trail", href: "/auditor/trail", letter: "a" },
        ],
      },
    ],
  },
};

/** The menu of a portal for an account with these roles. */
export function groupsFor(portal: PortalName, roles: readonly string[]): NavGroup[] {
  return portals[portal].groups.map((group) => ({
    ...group,
    items: group.items.filter(({ only }) => only === undefined || roles.includes(only)),
  }));
}

/** The item that a path belongs to: the longest one that it starts with. */
export function currentItem(groups: readonly NavGroup[], pathname: string): NavItem | undefined {
  return groups
    .flatMap((group) => group.items)
    .filter((item) => pathname === item.href || pathname.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
