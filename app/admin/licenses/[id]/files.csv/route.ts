import { toCsvExport } from "@/lib/http/csv-export";
import { listFiles } from "@/lib/offline/list-files";
import { fileKindWords, fileStatePills, revokedWords } from "../../file-words";

const exportFiles = toCsvExport(listFiles, {
  fileName: "files.csv",
  columns: [
    { key: "kind", header: "File", value: (row) => fileKindWords[row.kind] },
    {
      key: "state",
      header: "State",
      value: ({ state, revokedBecause }) =>
        state === "REVOKED" && revokedBecause
          ? `${fileStatePills[state].label}: ${revokedWords[revokedBecause]}`
          : fileStatePills[state].label,
    },
    { key: "machine", header: "Machine", value: (row) => row.machine?.name ?? null },
    { key: "key", header: "Key ends in", value: (row) => row.key?.hint ?? null },
    { key: "encrypted", header: "Encrypted", value: (row) => (row.encrypted ? "yes" : "no") },
    { key: "issuedAt", header: "Given out", value: (row) => row.issuedAt.toISOString() },
    { key: "expiresAt", header: "Good until", value: (row) => row.expiresAt.toISOString() },
    { key: "sha256", header: "SHA-256", value: (row) => row.sha256 },
  ],
});

/** The files given out of one licence: the list's export, with the licence of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("licenseId", (await params).id);
  return exportFiles(new Request(url, request));
}
