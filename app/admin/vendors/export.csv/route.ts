import { listVendors } from "@/lib/catalog/list-vendors";
import { toCsvExport } from "@/lib/http/csv-export";

export const GET = toCsvExport(listVendors, {
  fileName: "vendors.csv",
  columns: [
    { key: "name", header: "Vendor", value: (row) => row.name },
    { key: "website", header: "Website", value: (row) => row.website },
    { key: "products", header: "Products", value: (row) => row.products },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
    { key: "archivedAt", header: "Archived", value: (row) => row.archivedAt },
  ],
});
