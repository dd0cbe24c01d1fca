import { listFeatures } from "@/lib/catalog/list-features";
import { toCsvExport } from "@/lib/http/csv-export";

const exportFeatures = toCsvExport(listFeatures, {
  fileName: "features.csv",
  columns: [
    { key: "name", header: "Feature", value: (row) => row.name },
    { key: "code", header: "Code", value: (row) => row.code },
    { key: "kind", header: "Kind", value: (row) => row.kind },
    { key: "unit", header: "Counts", value: (row) => row.unit },
    { key: "meterReset", header: "Begins again", value: (row) => (row.kind === "METER" ? row.meterReset : null) },
    { key: "tokenWeight", header: "Tokens each", value: (row) => row.tokenWeight },
    { key: "licenses", header: "Licences", value: (row) => row.licenses },
    { key: "addOns", header: "Add-ons", value: (row) => row.addOns },
    { key: "status", header: "Status", value: (row) => (row.archivedAt ? "archived" : "in use") },
  ],
});

/** The features of one product: the list's export, with the product of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("productId", (await params).id);
  return exportFeatures(new Request(url, request));
}
