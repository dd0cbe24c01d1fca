import { toCsvExport } from "@/lib/http/csv-export";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";
import { allocationWords, termWords } from "../../licenses/license-words";
import { lengthText } from "../type-columns";

export const GET = toCsvExport(listLicenseTypes, {
  fileName: "licence-types.csv",
  columns: [
    { key: "name", header: "Licence type", value: (row) => row.name },
    { key: "kind", header: "Kind", value: (row) => `${allocationWords[row.allocation]}, ${termWords[row.term]}` },
    { key: "length", header: "Runs", value: lengthText },
    { key: "licenses", header: "Licences", value: (row) => row.licenses },
    { key: "differing", header: "Differ", value: (row) => row.differing },
    { key: "builtIn", header: "Built in", value: (row) => (row.builtIn ? "yes" : "no") },
    { key: "createdAt", header: "Added", value: (row) => row.createdAt },
  ],
});
