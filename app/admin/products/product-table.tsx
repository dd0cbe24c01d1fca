import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listCategories } from "@/lib/catalog/list-categories";
import { listProducts, type ProductRow } from "@/lib/catalog/list-products";
import { nameProductFilters } from "@/lib/catalog/name-filters";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { archivedFilter } from "../archived-filter";
import { approvalWords } from "./approval-words";

const columns: Column<ProductRow>[] = [
  { key: "name", header: "Product", sortable: true, cell: (row) => row.name },
  {
    key: "vendor",
    header: "Vendor",
    cell: (row) => (
      <Link className="hover:underline" href={`/admin/vendors/${row.vendor.id}`}>
        {row.vendor.name}
      </Link>
    ),
  },
  { key: "code", header: "Code", optional: true, cell: (row) => row.code },
  { key: "category", header: "Category", sortable: true, cell: (row) => row.category },
  { key: "licenses", header: "Licences", align: "right", cell: (row) => row.licenses },
  {
    key: "owner",
    header: "Owner",
    cell: (row) =>
      row.owner && (
        <Link className="hover:underline" href={`/admin/people/${row.owner.id}`}>
          {row.owner.displayName}
        </Link>
      ),
  },
  {
    key: "requestable",
    header: "Requests",
    card: "aside",
    cell: (row) => (row.requestable ? <StatusPill status="ACTIVE" label="May be requested" /> : null),
  },
  {
    key: "approval",
    header: "Approval",
    optional: true,
    cell: (row) => (row.requestable ? approvalWords(row.approvalRules) : null),
  },
  {
    key: "createdAt",
    header: "Added",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
  { key: "archivedAt", header: "Archived", cell: (row) => row.archivedAt && <DateText value={row.archivedAt} /> },
];

type ProductTableProps = { path: string; search: SearchParams; fixed?: { vendor?: string } };

/** The list of products, whole or of one vendor. */
export async function ProductTable({ path, search, fixed = {} }: ProductTableProps) {
  const page = await asUserList(listProducts, search, fixed);
  const one = (key: string) => [search[key]].flat()[0] || undefined;
  const names = await asUser(nameProductFilters, { vendor: one("vendor"), owner: one("owner") });
  const categories = await asUser(listCategories, {});
  const newHref = fixed.vendor ? `/admin/products/new?vendor=${fixed.vendor}` : "/admin/products/new";
  return (
    <DataTable
      label="Products"
      state={listState(path, search)}
      columns={fixed.vendor ? columns.filter((column) => column.key !== "vendor") : columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/admin/products/${row.id}`}
      search="Search products"
      filters={[
        ...(fixed.vendor
          ? []
          : [
              {
                key: "vendor",
                label: "Vendor",
                kind: "search",
                source: "/admin/vendors/options",
                valueLabel: names.vendor ?? undefined,
              } as const,
            ]),
        {
          key: "category",
          label: "Category",
          kind: "choice",
          options: categories.map((category) => ({ value: category, label: category })),
        },
        {
          key: "owner",
          label: "Owner",
          kind: "search",
          source: "/admin/people/options",
          valueLabel: names.owner ?? undefined,
        },
        {
          key: "requestable",
          label: "May be requested",
          kind: "choice",
          options: [
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ],
        },
        archivedFilter,
      ]}
      count={page.total}
      exportPath={fixed.vendor ? undefined : "/admin/products/export.csv"}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{
        title: "No products yet",
        detail: "A product is what people use; a licence is the right to use it.",
        act: (
          <Button asChild>
            <Link href={newHref}>Add product</Link>
          </Button>
        ),
      }}
    />
  );
}
