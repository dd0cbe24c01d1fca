import { listReleases } from "@/lib/catalog/list-releases";
import { toCsvExport } from "@/lib/http/csv-export";
import { isoDay } from "@/lib/kernel/calendar";

const exportReleases = toCsvExport(listReleases, {
  fileName: "releases.csv",
  columns: [
    { key: "version", header: "Version", value: (row) => row.version },
    { key: "channel", header: "Channel", value: (row) => row.channel },
    { key: "releasedOn", header: "Published", value: (row) => isoDay(row.releasedOn) },
    {
      key: "standing",
      header: "Status",
      value: (row) => (row.archivedAt ? "archived" : row.withdrawnAt ? "withdrawn" : "published"),
    },
    { key: "notes", header: "Notes", value: (row) => row.notes },
  ],
});

/** The releases of one product: the list's export, with the product of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("productId", (await params).id);
  return exportReleases(new Request(url, request));
}
