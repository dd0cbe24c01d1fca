import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Role } from "./demo";
import type { ForeignIds } from "./foreign-tenant";

const app = join(import.meta.dirname, "..", "..", "app");

/** Every page of the program: "/admin/licenses/[id]". */
export function allPages(): string[] {
  return patternsOf("page.tsx");
}

/** Every address of the management API that names something: "/api/v1/seats/[id]/transfer". */
export function allApiRoutes(): string[] {
  return patternsOf("route.ts").filter((path) => path.startsWith("/api/v1/") && path.includes("["));
}

function patternsOf(fileName: string): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep))
    .filter((parts) => parts.at(-1) === fileName)
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith("("))
          .join("/")}`,
    )
    .sort();
}

/** Who may open a page, and for one that names something: a page that links to an example, and what kind of thing it is. */
export type Expected = {
  opens: readonly Role[] | "anyone";
  example?: string;
  linkedFrom?: string;
  by?: Role;
  kinds?: readonly (keyof ForeignIds)[];
};

const managers = ["owner", "admin"] as const;
const staff = ["admin", "approver", "employee"] as const;
const signedIn = ["owner", "admin", "approver", "employee", "auditor"] as const;

const under = (linkedFrom: string, kind: keyof ForeignIds, by: Role = "admin"): Expected => ({
  opens: managers,
  linkedFrom,
  by,
  kinds: [kind],
});

/** The explicit table: a page that is not in it fails the tests until somebody says who may open it. */
export const expectedPages: Record<string, Expected> = {
  "/": { opens: "anyone" },
  "/sign-in": { opens: "anyone" },
  "/reset": { opens: "anyone" },
  "/reset/[token]": { opens: "anyone" },
  "/invitation/[token]": { opens: "anyone" },
  "/setup/[token]": { opens: "anyone" },
  "/problems": { opens: "anyone" },
  "/problems/[code]": { opens: "anyone", example: "/problems/seat-limit-reached" },
  "/profile": { opens: signedIn },
  "/my": { opens: staff },
  "/my/[seatId]": { opens: staff, linkedFrom: "/my", by: "employee", kinds: ["seat"] },
  "/my/requests": { opens: staff },
  "/my/requests/[id]": { opens: staff, linkedFrom: "/my/requests", by: "employee", kinds: ["request"] },
  "/my/notices": { opens: staff },
  "/my/floating": { opens: staff },
  "/my/machines": { opens: staff },
  "/my/machines/offline": { opens: staff },
  "/catalog": { opens: staff },
  "/catalog/[id]": { opens: staff, linkedFrom: "/catalog", by: "employee", kinds: ["product"] },
  "/approvals": { opens: ["approver"] },
  "/approvals/decided": { opens: ["approver"] },
  "/approvals/[id]": { opens: ["approver"], linkedFrom: "/approvals/decided", by: "approver", kinds: ["request"] },
  "/auditor": { opens: ["auditor"] },
  "/auditor/trail": { opens: ["auditor"] },
  "/admin": { opens: managers },
  "/admin/licenses": { opens: managers },
  "/admin/licenses/new": { opens: managers },
  "/admin/licenses/seats": { opens: managers },
  "/admin/licenses/seats/[seatId]": under("/admin/licenses/seats", "seat"),
  "/admin/licenses/[id]": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/keys/[keyId]": {
    opens: managers,
    linkedFrom: "/admin/licenses/[id]?tab=keys",
    by: "admin",
    kinds: ["key"],
  },
  "/admin/licenses/[id]/keys/new": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/offline": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/machines/why": under("/admin/licenses?sort=name&allocation=NODE_LOCKED", "license"),
  "/admin/licenses/[id]/edit": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/assign": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/purchases/new": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/purchases/[purchaseId]": {
    opens: managers,
    linkedFrom: "/admin/licenses/[id]?tab=purchases",
    by: "admin",
    kinds: ["license", "purchase"],
  },
  "/admin/activations": { opens: managers },
  "/admin/activations/[activationId]": under("/admin/activations", "activation"),
  "/admin/pools": { opens: managers },
  "/admin/pools/[id]": under("/admin/pools", "pool"),
  "/admin/licenses/[id]/lifecycle/change-plan": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/lifecycle/convert": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/lifecycle/extend": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/lifecycle/maintenance": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/lifecycle/renew": under("/admin/licenses?sort=name", "license"),
  "/admin/licenses/[id]/lifecycle/transfer": under("/admin/licenses?sort=name", "license"),
  "/admin/renewals": { opens: managers },
  "/admin/renewals/coterm": { opens: managers },
  "/admin/requests": { opens: managers },
  "/admin/requests/[id]": under("/admin/requests", "request"),
  "/admin/people": { opens: managers },
  "/admin/people/new": { opens: managers },
  "/admin/people/[id]": under("/admin/people", "person"),
  "/admin/people/[id]/edit": under("/admin/people", "person"),
  "/admin/departments": { opens: managers },
  "/admin/departments/new": { opens: managers },
  "/admin/departments/[id]": under("/admin/departments", "department"),
  "/admin/departments/[id]/edit": under("/admin/departments", "department"),
  "/admin/sites": { opens: managers },
  "/admin/sites/new": { opens: managers },
  "/admin/sites/[id]": under("/admin/sites", "site"),
  "/admin/sites/[id]/edit": under("/admin/sites", "site"),
  "/admin/usage-sources": { opens: managers },
  "/admin/usage-sources/new": { opens: managers },
  "/admin/usage-sources/[id]": under("/admin/usage-sources", "usageSource"),
  "/admin/usage-sources/[id]/edit": under("/admin/usage-sources", "usageSource"),
  "/admin/usage-sources/[id]/upload": under("/admin/usage-sources", "usageSource"),
  "/admin/usage-sources/[id]/features/[featureId]": {
    opens: managers,
    linkedFrom: "/admin/usage-sources/[id]",
    by: "admin",
    kinds: ["usageSource", "usageFeature"],
  },
  "/admin/products": { opens: managers },
  "/admin/products/new": { opens: managers },
  "/admin/products/[id]": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/edit": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/upgrade": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/features/new": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/features/[featureId]": {
    opens: managers,
    linkedFrom: "/admin/products/[id]?tab=features",
    by: "admin",
    kinds: ["product", "feature"],
  },
  "/admin/products/[id]/add-ons/new": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/add-ons/[addOnId]": {
    opens: managers,
    linkedFrom: "/admin/products/[id]?tab=add-ons",
    by: "admin",
    kinds: ["product", "addOn"],
  },
  "/admin/products/[id]/releases/new": under("/admin/products?q=Abaqus", "product"),
  "/admin/products/[id]/releases/[releaseId]": {
    opens: managers,
    linkedFrom: "/admin/products/[id]?tab=releases",
    by: "admin",
    kinds: ["product", "release"],
  },
  "/admin/vendors": { opens: managers },
  "/admin/vendors/new": { opens: managers },
  "/admin/vendors/[id]": under("/admin/vendors", "vendor"),
  "/admin/vendors/[id]/edit": under("/admin/vendors", "vendor"),
  "/admin/license-types": { opens: managers },
  "/admin/license-types/new": { opens: managers },
  "/admin/license-types/[id]": under("/admin/license-types", "licenseType"),
  "/admin/license-types/[id]/edit": under("/admin/license-types", "licenseType"),
  "/admin/api": { opens: managers },
  "/admin/api/[group]": { opens: managers, example: "/admin/api/licenses" },
  "/admin/import": { opens: managers },
  "/admin/import/new": { opens: managers },
  "/admin/import/[id]": under("/admin/import", "import"),
  "/admin/settings": { opens: managers },
  "/admin/settings/accounts": { opens: managers },
  "/admin/settings/accounts/new": { opens: managers },
  "/admin/settings/accounts/[id]": under("/admin/settings/accounts", "account"),
  "/admin/settings/signing-keys": { opens: managers },
  "/admin/settings/tokens": { opens: ["owner"] },
  "/admin/settings/tokens/new": { opens: ["owner"] },
};

/** "/admin/licenses/[id]" with "lic_1" → "/admin/licenses/lic_1". */
export function withIds(pattern: string, ids: readonly string[]): string {
  let next = 0;
  return pattern.replace(/\[[^\]]+\]/g, () => ids[next++] ?? "");
}
