import { toCsvExport } from "@/lib/http/csv-export";
import { countryName } from "@/lib/people/countries";
import { listSites } from "@/lib/people/list-sites";

export const GET = toCsvExport(listSites, {
  fileName: "sites.csv",
  columns: [
    { key: "name", header: "Site", value: (row) => row.name },
    { key: "country", header: "Country", value: (row) => countryName(row.country) },
    { key: "timeZone", header: "Time zone", value: (row) => row.timeZone },
    { key: "people", header: "People", value: (row) => row.people },
    { key: "addressRanges", header: "Address ranges", value: (row) => row.addressRanges.join(" ") },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
    { key: "archivedAt", header: "Archived", value: (row) => row.archivedAt },
  ],
});
