import { toCsvExport } from "@/lib/http/csv-export";
import { listImports } from "@/lib/imports/list-imports";
import { kindWords, stageWords } from "../import-words";

export const GET = toCsvExport(listImports, {
  fileName: "imports.csv",
  columns: [
    { key: "fileName", header: "File", value: (row) => row.fileName },
    { key: "kind", header: "Holds", value: (row) => kindWords[row.kind] },
    { key: "stage", header: "State", value: (row) => stageWords[row.stage].label },
    { key: "created", header: "Created", value: (row) => row.created },
    { key: "changed", header: "Changed", value: (row) => row.changed },
    { key: "unchanged", header: "As it was", value: (row) => row.unchanged },
    { key: "leftOut", header: "Left out", value: (row) => row.leftOut },
    { key: "createdAt", header: "Uploaded", value: (row) => row.createdAt },
  ],
});
