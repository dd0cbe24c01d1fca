import { listProducts } from "@/lib/catalog/list-products";
import { toCsvExport } from "@/lib/http/csv-export";
import { approvalWords } from "../approval-words";

export const GET = toCsvExport(listProducts, {
  fileName: "products.csv",
  columns: [
    { key: "name", header: "Product", value: (row) => row.name },
    { key: "vendor", header: "Vendor", value: (row) => row.vendor.name },
    { key: "code", header: "Code", value: (row) => row.code },
    { key: "category", header: "Category", value: (row) => row.category },
    { key: "licenses", header: "Licences", value: (row) => row.licenses },
    { key: "owner", header: "Owner", value: (row) => row.owner?.displayName ?? null },
    { key: "requestable", header: "May be requested", value: (row) => (row.requestable ? "yes" : "no") },
    {
      key: "approval",
      header: "Approval",
      value: (row) => (row.requestable ? approvalWords(row.approvalRules) : null),
    },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
    { key: "archivedAt", header: "Archived", value: (row) => row.archivedAt },
  ],
});
