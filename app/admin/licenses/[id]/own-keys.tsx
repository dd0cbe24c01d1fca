import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import type { LicenseKeyView } from "@/lib/keys/license-key-view";
import { listKeys } from "@/lib/keys/list-keys";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { keyKindWords, keyStatusPills } from "../key-words";
import { KeyActs } from "../keys/key-acts";
import { KeyDialogs } from "../keys/key-dialogs";

const columns: readonly Column<LicenseKeyView>[] = [
  { key: "hint", header: "Key", cell: (row) => <code className="font-mono text-sm">•••• {row.hint}</code> },
  { key: "status", header: "State", card: "aside", cell: (row) => <StatusPill {...keyStatusPills[row.status]} /> },
  { key: "kind", header: "Kind", cell: (row) => keyKindWords[row.kind] },
  { key: "label", header: "Label", cell: (row) => row.label },
  {
    key: "fingerprint",
    header: "Bound to",
    cell: (row) =>
      row.fingerprint && (
        <span title={`SHA-256 of its fingerprint: ${row.fingerprint}`}>machine {row.fingerprint.slice(0, 8)}…</span>
      ),
  },
  {
    key: "lastSeenAt",
    header: "Last seen",
    sortable: true,
    cell: (row) =>
      row.lastSeenAt ? <DateText value={row.lastSeenAt} recent /> : <span className="text-muted">never</span>,
  },
  { key: "createdAt", header: "Issued", sortable: true, cell: (row) => <DateText value={row.createdAt} recent /> },
  {
    key: "acts",
    header: "Acts",
    align: "right",
    hideable: false,
    card: "aside",
    cell: (row) => (
      <KeyActs size="small" keyId={row.id} hint={row.hint} inUse={row.revokedAt === null && row.replacedAt === null} />
    ),
  },
];

export async function OwnKeys({
  license,
  search,
  path,
}: {
  license: LicenseDetail;
  search: SearchParams;
  path: string;
}) {
  const page = await asUserList(listKeys, search, { licenseId: license.id });
  const mayIssue = !license.archivedAt && license.state !== "TERMINATED";
  const issue = mayIssue ? (
    <Button asChild variant="primary">
      <Link href={`${path}/keys/new`}>Issue keys</Link>
    </Button>
  ) : null;
  return (
    <section aria-labelledby="own-keys">
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id="own-keys" className="font-semibold">
            Licence keys
          </h2>
          <p className="text-muted text-sm">What programs and machines show to use this licence.</p>
        </div>
        {page.items.length > 0 ? issue : null}
      </div>
      <KeyDialogs>
        <DataTable
          label="Licence keys"
          state={listState(path, search)}
          columns={columns}
          rows={page.items}
          rowId={(row) => row.id}
          rowName={(row) => `Key ending in ${row.hint}`}
          rowHref={(row) => `/admin/licenses/keys/${row.id}`}
          count={page.total}
          exportPath={`${path}/keys.csv`}
          filters={[
            {
              key: "status",
              label: "State",
              kind: "choice",
              options: Object.entries(keyStatusPills).map(([value, { label }]) => ({ value, label })),
            },
            {
              key: "kind",
              label: "Kind",
              kind: "choice",
              options: Object.entries(keyKindWords).map(([value, label]) => ({ value, label })),
            },
          ]}
          nextCursor={page.nextCursor}
          previousCursor={page.previousCursor}
          empty={{
            title: "No licence keys issued",
            detail: mayIssue
              ? "Issue one, or a thousand, for the programs that validate against this licence."
              : "The licence is out of use: no key of it would ever be good.",
            act: issue,
          }}
        />
      </KeyDialogs>
    </section>
  );
}
