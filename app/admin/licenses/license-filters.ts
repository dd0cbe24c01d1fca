import type { ListFilter } from "@/components/data-table";
import type { SearchParams } from "@/components/table/list-state";
import { readDepartment } from "@/lib/people/read-department";
import { readPerson } from "@/lib/people/read-person";
import { readProduct } from "@/lib/catalog/read-product";
import { readVendor } from "@/lib/catalog/read-vendor";
import { asUser } from "@/lib/http/as-user";
import { archivedFilter } from "../archived-filter";
import { allocationOptions, stateOptions, termOptions } from "./license-words";

const yes = (label: string) => [{ value: "yes", label }];

/** The filters of the licence list; those that name something read its name for their chip. */
export async function licenseFilters(search: SearchParams): Promise<ListFilter[]> {
  const value = (key: string) => [search[key]].flat()[0];
  const [vendor, product, owner, department] = [value("vendor"), value("product"), value("owner"), value("department")];
  return [
    {
      key: "vendor",
      label: "Vendor",
      kind: "search",
      source: "/admin/vendors/options",
      valueLabel: vendor && (await asUser(readVendor, { vendorId: vendor })).name,
    },
    {
      key: "product",
      label: "Product",
      kind: "search",
      source: "/admin/products/options",
      valueLabel: product && (await asUser(readProduct, { productId: product })).name,
    },
    { key: "state", label: "State", kind: "choice", options: stateOptions },
    { key: "term", label: "Term", kind: "choice", options: termOptions },
    { key: "allocation", label: "Allocation", kind: "choice", options: allocationOptions },
    { key: "oversubscribed", label: "Seats", kind: "choice", options: yes("more held than owned") },
    { key: "waiting", label: "Waitlist", kind: "choice", options: yes("full, and people wait") },
    { key: "idle", label: "Use", kind: "choice", options: yes("has idle seats") },
    {
      key: "ending",
      label: "Ends",
      kind: "choice",
      options: [30, 60, 90, 180, 365].map((days) => ({ value: String(days), label: `within ${days} days` })),
    },
    { key: "notice", label: "Notice", kind: "choice", options: yes("is due") },
    {
      key: "owner",
      label: "Owner",
      kind: "search",
      source: "/admin/people/options",
      valueLabel: owner && (await asUser(readPerson, { personId: owner })).displayName,
    },
    {
      key: "department",
      label: "Department",
      kind: "search",
      source: "/admin/departments/options",
      valueLabel: department && (await asUser(readDepartment, { departmentId: department })).name,
    },
    archivedFilter,
  ];
}
