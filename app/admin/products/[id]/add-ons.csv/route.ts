import { listAddOns } from "@/lib/catalog/list-add-ons";
import { toCsvExport } from "@/lib/http/csv-export";

const exportAddOns = toCsvExport(listAddOns, {
  fileName: "add-ons.csv",
  columns: [
    { key: "name", header: "Add-on", value: (row) => row.name },
    { key: "code", header: "Code", value: (row) => row.code },
    {
      key: "features",
      header: "Features",
      value: (row) => row.features.map(({ code, value }) => (value === null ? code : `${code} ${value}`)).join("; "),
    },
    { key: "licenses", header: "Licences", value: (row) => row.licenses },
    { key: "status", header: "Status", value: (row) => (row.archivedAt ? "archived" : "in use") },
  ],
});

/** The add-ons of one product: the list's export, with the product of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("productId", (await params).id);
  return exportAddOns(new Request(url, request));
}
