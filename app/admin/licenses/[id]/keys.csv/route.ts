import { toCsvExport } from "@/lib/http/csv-export";
import { listKeys } from "@/lib/keys/list-keys";
import { keyKindWords, keyStatusPills } from "../../key-words";

const exportKeys = toCsvExport(listKeys, {
  fileName: "keys.csv",
  columns: [
    { key: "hint", header: "Ends in", value: (row) => row.hint },
    { key: "status", header: "State", value: (row) => keyStatusPills[row.status].label },
    { key: "kind", header: "Kind", value: (row) => keyKindWords[row.kind] },
    { key: "label", header: "Label", value: (row) => row.label },
    { key: "fingerprint", header: "Bound to (SHA-256 of the fingerprint)", value: (row) => row.fingerprint },
    { key: "lastSeenAt", header: "Last seen", value: (row) => row.lastSeenAt?.toISOString() ?? null },
    { key: "createdAt", header: "Issued", value: (row) => row.createdAt.toISOString() },
  ],
});

/** The keys of one licence by their ends: the list's export, with the licence of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("licenseId", (await params).id);
  return exportKeys(new Request(url, request));
}
