import { toCsvExport } from "@/lib/http/csv-export";
import { isoDay } from "@/lib/kernel/calendar";
import { listLicenseReleases } from "@/lib/licenses/list-license-releases";
import { needInWords, verdictInWords } from "../../../upgrade-words";

const exportReleases = toCsvExport(listLicenseReleases, {
  fileName: "versions.csv",
  columns: [
    { key: "version", header: "Version", value: (row) => row.version },
    { key: "product", header: "Product", value: (row) => row.product.name },
    { key: "channel", header: "Channel", value: (row) => row.channel },
    { key: "releasedOn", header: "Published", value: (row) => isoDay(row.releasedOn) },
    { key: "verdict", header: "May it run", value: (row) => verdictInWords(row.verdict) },
    { key: "withdrawn", header: "Status", value: (row) => (row.withdrawnAt ? "withdrawn" : "published") },
    {
      key: "need",
      header: "What is needed",
      value: (row) => (row.verdict.allowed ? null : needInWords(row.need, row.units)),
    },
  ],
});

/** The releases that one licence is about: the list's export, with the licence of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("licenseId", (await params).id);
  return exportReleases(new Request(url, request));
}
